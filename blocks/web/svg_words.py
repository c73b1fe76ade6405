"""The part of SVG that a client's drawing may use; everything else is left out."""

NAMESPACE = "http://www.w3.org/2000/svg"
XLINK_HREF = "{http://www.w3.org/1999/xlink}href"

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "use"})
TEXTS = frozenset({"text", "tspan", "textPath", "title", "desc"})
ELEMENTS = (
    SHAPES
    | TEXTS
    | {"svg", "g", "defs", "symbol", "style", "clipPath", "mask", "pattern", "marker"}
    | {"linearGradient", "radialGradient", "stop"}
    | {"filter", "feBlend", "feColorMatrix", "feComposite", "feDropShadow", "feFlood", "feGaussianBlur"}
    | {"feMerge", "feMergeNode", "feOffset"}
)
# What holds a drawing without being one: a link, a choice between alternatives.
GROUPS = frozenset({"a", "switch"})

GRADIENTS = frozenset({"linearGradient", "radialGradient"})
REFERRING = GRADIENTS | {"use", "pattern", "filter", "textPath"}

COLORS = frozenset({"fill", "stroke", "stop-color", "flood-color", "color"})
# Allowed as attributes and in CSS.
PROPERTIES = (
    COLORS
    | {"fill-opacity", "fill-rule", "stroke-opacity", "stroke-width", "stroke-linecap", "stroke-linejoin"}
    | {"stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stop-opacity", "flood-opacity", "opacity"}
    | {"clip-path", "clip-rule", "mask", "filter", "marker-start", "marker-mid", "marker-end", "paint-order"}
    | {"font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-variant", "letter-spacing"}
    | {"word-spacing", "text-anchor", "text-decoration", "dominant-baseline", "alignment-baseline", "baseline-shift"}
    | {"display", "visibility", "overflow", "transform", "transform-origin", "vector-effect", "shape-rendering"}
    | {"mix-blend-mode", "isolation", "mask-type", "color-interpolation-filters"}
)
ATTRIBUTES = (
    PROPERTIES
    | {"id", "class", "viewBox", "preserveAspectRatio", "x", "y", "width", "height", "d", "points", "pathLength"}
    | {"cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "fx", "fy", "fr", "dx", "dy", "rotate", "offset"}
    | {"gradientUnits", "gradientTransform", "spreadMethod", "patternUnits", "patternContentUnits"}
    | {"patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "filterUnits", "primitiveUnits"}
    | {"markerWidth", "markerHeight", "markerUnits", "refX", "refY", "orient", "textLength", "lengthAdjust"}
    | {"startOffset", "in", "in2", "result", "mode", "type", "values", "operator", "stdDeviation"}
    | {"k1", "k2", "k3", "k4"}
)
# Functions of CSS and of transform attributes; none of them can name a file.
FUNCTIONS = frozenset(
    {"rgb", "rgba", "hsl", "hsla", "calc", "matrix", "translate", "translatex", "translatey"}
    | {"scale", "scalex", "scaley", "rotate", "skewx", "skewy"}
)
