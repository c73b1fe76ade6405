"""Where a photo's subject is: what must stay in sight when the photo is cut to another shape."""

from PIL import Image, ImageChops, ImageFilter, ImageStat

_EDGE = 64
_STEPS = 10
_TELLING_SHARE = 0.12  # of all pixels, those that the eye goes to first
_SKIN_WEIGHT = 80
_SKIN_CB, _SKIN_CR = range(80, 126), range(137, 172)


def focus_of(image: Image.Image) -> tuple[float, float]:
    """The subject's middle from 0 to 1, from the left and from the top, in tenths.

    What stands out counts: edges, colours that the photo's margin does not have, and most of all the hues of
    skin; what is nearer to the middle counts more.
    """
    small = image.convert("RGB")
    small.thumbnail((_EDGE, _EDGE), Image.Resampling.BOX)
    salience = ImageChops.multiply(_salience(small), _nearness(small.size))
    telling = _brightest(salience.filter(ImageFilter.GaussianBlur(max(small.size) / 16)))
    total = sum(telling.values())
    if total == 0:
        return 0.5, 0.5
    x = sum((column + 0.5) * weight for (column, _), weight in telling.items()) / total / small.width
    y = sum((row + 0.5) * weight for (_, row), weight in telling.items()) / total / small.height
    return round(x * _STEPS) / _STEPS, round(y * _STEPS) / _STEPS


def _salience(image: Image.Image) -> Image.Image:
    edges = image.convert("L").filter(ImageFilter.FIND_EDGES)
    edges.paste(0, (0, 0, image.width, 1))  # the filter leaves the outermost pixels as they are
    edges.paste(0, (0, image.height - 1, image.width, image.height))
    edges.paste(0, (0, 0, 1, image.height))
    edges.paste(0, (image.width - 1, 0, image.width, image.height))
    contrast = ImageChops.difference(image, Image.new("RGB", image.size, _margin_color(image))).convert("L")
    return ImageChops.add(ImageChops.add(edges, contrast, scale=2), _skin(image))


def _margin_color(image: Image.Image) -> tuple[int, int, int]:
    margin = Image.new("L", image.size, 255)
    inset = max(1, min(image.size) // 8)
    if min(image.size) > 2 * inset:
        margin.paste(0, (inset, inset, image.width - inset, image.height - inset))
    red, green, blue = (round(value) for value in ImageStat.Stat(image, margin).median)
    return red, green, blue


def _skin(image: Image.Image) -> Image.Image:
    _, blue_difference, red_difference = image.convert("YCbCr").split()
    bluish = blue_difference.point([_SKIN_WEIGHT if value in _SKIN_CB else 0 for value in range(256)])
    reddish = red_difference.point([_SKIN_WEIGHT if value in _SKIN_CR else 0 for value in range(256)])
    return ImageChops.darker(bluish, reddish)


def _nearness(size: tuple[int, int]) -> Image.Image:
    """Light in the middle, a third as light in the corners."""
    return Image.radial_gradient("L").resize(size).point([255 - value * 2 // 3 for value in range(256)])


def _brightest(image: Image.Image) -> dict[tuple[int, int], int]:
    values = image.tobytes()
    least = sorted(values, reverse=True)[round(len(values) * _TELLING_SHARE)]
    return {(i % image.width, i // image.width): value - least for i, value in enumerate(values) if value > least}
