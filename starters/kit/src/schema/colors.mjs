/**
 * The names of a theme's colours; each becomes `--color-{name}`.
 *
 * - `brand-50` … `brand-950`, `neutral-50` … `neutral-950`: the two scales, light to dark.
 * - `{surface}-{role}`: what is painted on a surface. `plain` is the page's paper, `tint` a shade of it, `brand` the
 *   brand colour (or its darkest relative where it is too light or too grey to carry text), `ink` the darkest neutral.
 *
 * Components never name a surface: inside of `[data-surface="tint"]`, `--bg` is `--color-tint-bg`, and so on.
 * Contrast is guaranteed by whoever makes the palette: 4.5 : 1 for text, 3 : 1 for large text and for edges.
 */
const STEPS = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950];
const SURFACES = ['plain', 'tint', 'brand', 'ink'];
const ROLES = {
  bg: 'the surface itself',
  text: 'headings and running text',
  muted: 'what is said more quietly',
  accent: 'links and small text in the brand’s colour',
  display: 'large figures and headings in the brand’s colour (3 : 1)',
  mark: 'decoration only: rules, stripes, bullets',
  line: 'hairlines between things',
  edge: 'borders that must be seen: fields, outlined buttons (3 : 1)',
  button: 'the one action',
  'button-hover': 'the same, under the pointer',
  'on-button': 'text on it',
  plate: 'what stands under a picture that was drawn for paper: a light ground on every surface',
};

export const COLORS = [
  ...['brand', 'neutral'].flatMap((scale) => STEPS.map((step) => `${scale}-${step}`)),
  ...SURFACES.flatMap((surface) => Object.keys(ROLES).map((role) => `${surface}-${role}`)),
];
