import { randomFrom } from '../../lib/random';
import type { Corners } from '../../schema/types';

/** Shapes in a square of 10, by the character of the site's corners. */
const SQUARE = 'M0 0H10V10H0Z';
const BARS = 'M0 0H10V2H0ZM0 4H10V6H0ZM0 8H10V10H0Z';
const QUARTER = 'M0 0H10A10 10 0 0 1 0 10Z';
const LEAF = 'M0 0H5A5 5 0 0 1 10 5V10H5A5 5 0 0 1 0 5Z';
const ARCH = 'M0 10V5A5 5 0 0 1 10 5V10Z';
const BEND = 'M10 0A10 10 0 0 1 0 10V5A5 5 0 0 0 5 0Z';
const DISC = 'M5 0A5 5 0 0 1 5 10A5 5 0 0 1 5 0Z';
const TRIANGLE = 'M0 0H10L0 10Z';
const STAIRS = 'M0 0H10V3.3H6.7V6.7H3.3V10H0Z';
const SHAPES: Record<Corners, string[]> = {
  sharp: [TRIANGLE, STAIRS, TRIANGLE, SQUARE, BARS],
  soft: [QUARTER, LEAF, QUARTER, ARCH, BARS],
  round: [QUARTER, DISC, BEND, ARCH, LEAF],
};
const TONES = 4;

/** A shape turned by quarters, in one tone on a ground of another. */
export interface Tile {
  path: string;
  turn: number;
  tone: number;
  ground: number;
}

/** Tiles that are the same for a name each time, and others for another name. */
export function tilesOf(name: string, count: number, corners: Corners): Tile[] {
  const next = randomFrom(name);
  const pick = (below: number) => Math.floor(next() * below);
  const shapes = SHAPES[corners];
  return Array.from({ length: count }, () => {
    const ground = pick(TONES);
    const tone = (ground + 1 + pick(TONES - 1)) % TONES;
    return { path: shapes[pick(shapes.length)]!, turn: 90 * pick(4), tone, ground };
  });
}
