import type { Picture } from '../lib/images';

/** How the pictures of a gallery hang: in rows of one height, each picture as wide as its own shape asks for. */
export interface Row {
  pictures: Picture[];
  /** From edge to edge, over both columns, or leaving room on one side. */
  place: 'bleed' | 'full' | 'left' | 'right';
}

/** Widths by height that `Gallery.astro` has a class for. */
const SHAPES = [0.56, 0.67, 0.75, 0.8, 1, 1.25, 1.33, 1.5, 1.78, 2.33];
/** How wide the rows are to be by their height, in turn: a wall of few pictures has air, one of many is dense. */
const AIRY = [1.4, 2, 1.2, 2.6];
const DENSE = [1.3, 2.6, 2, 3, 3.4, 2.6];
const FEW = 12;

export const isDense = (count: number): boolean => count > FEW;

/** The nearest shape to a picture's own. */
export function shapeOf({ width, height }: Picture): number {
  const distance = (shape: number) => Math.abs(Math.log((shape * height) / width));
  return SHAPES.reduce((best, shape) => (distance(shape) < distance(best) ? shape : best));
}

export const widthOf = (pictures: Picture[]): number => pictures.reduce((sum, picture) => sum + shapeOf(picture), 0);

/** Takes the pictures in their order; no row has more than three, and no upright picture is left over alone. */
export function hang(pictures: Picture[]): Row[] {
  const rhythm = isDense(pictures.length) ? DENSE : AIRY;
  const rows: Row[] = [];
  let rest = pictures;
  while (rest.length > 0) {
    const taken = fill(rest, rhythm[rows.length % rhythm.length]!);
    rows.push({ pictures: rest.slice(0, taken), place: placeOf(rest.slice(0, taken), rows) });
    rest = rest.slice(taken);
  }
  return rows;
}

function fill(pictures: Picture[], wanted: number): number {
  const enough = [1, 2, 3].find((count) => widthOf(pictures.slice(0, count)) >= wanted * 0.9);
  const taken = Math.min(enough ?? 3, pictures.length);
  const leftOver = pictures.slice(taken);
  const keepsRhythm = leftOver.length !== 1 || widthOf(leftOver) >= 1;
  return keepsRhythm ? taken : taken + (taken < 3 ? 1 : -1);
}

function placeOf(pictures: Picture[], above: Row[]): Row['place'] {
  const width = widthOf(pictures);
  const bleeds = above.filter(({ place }) => place === 'bleed').length;
  if (pictures.length === 1 && width >= 1.25 && bleeds * 3 <= above.length) return 'bleed';
  if (width > 1.9) return 'full';
  return above.findLast(({ place }) => place === 'left' || place === 'right')?.place === 'right' ? 'left' : 'right';
}
