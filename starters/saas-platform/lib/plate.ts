import { randomFrom } from '../../lib/random';

/** Which way each tile of a plate leads, and the lines that come of it. */
type Port = 'n' | 'e' | 's' | 'w';
type Tile = Record<Port, Port>;

interface Route {
  /** The line as an SVG path, two units to a tile. */
  d: string;
  /** The points in which it passes from tile to tile. */
  points: [number, number][];
}

export interface Plate {
  quiet: string;
  routes: Route[];
}

const TILES: Tile[] = [
  { n: 'w', w: 'n', s: 'e', e: 's' },
  { n: 'e', e: 'n', s: 'w', w: 's' },
  { n: 's', s: 'n', e: 'w', w: 'e' },
];
const AT: Record<Port, [number, number]> = { n: [1, 0], e: [2, 1], s: [1, 2], w: [0, 1] };
const OPPOSITE: Record<Port, Port> = { n: 's', s: 'n', e: 'w', w: 'e' };

/**
 * A plate of lines from edge to edge, laid by a text: the same text always gives the same plate, another text another.
 * The longest lines are `routes`, the rest is `quiet`. Lines turn in arcs, or where corners are sharp, in chamfers.
 */
export function plate(text: string, columns: number, rows: number, corners: string, routes = 2): Plate {
  const random = randomFrom(text);
  const tiles = Array.from({ length: rows }, () => Array.from({ length: columns }, () => pick(random())));
  const lines = entries(columns, rows)
    .map(([x, y, port]) => follow(tiles, x, y, port, corners === 'sharp'))
    // Every line is met from both of its ends: keep one.
    .filter(({ points: [first, ...rest] }) => key(first) < key(rest.at(-1)))
    .sort((one, other) => other.points.length - one.points.length);
  return {
    quiet: lines.slice(routes).map(({ d }) => d).join(''),
    routes: lines.slice(0, routes),
  };
}

const pick = (chance: number): Tile => TILES[chance < 0.44 ? 0 : chance < 0.88 ? 1 : 2]!;
const key = (point: [number, number] | undefined) => (point ? point[1] * 1000 + point[0] : 0);

function entries(columns: number, rows: number): [number, number, Port][] {
  const across = Array.from({ length: columns }, (_, x): [number, number, Port][] => [
    [x, 0, 'n'],
    [x, rows - 1, 's'],
  ]);
  const down = Array.from({ length: rows }, (_, y): [number, number, Port][] => [
    [0, y, 'w'],
    [columns - 1, y, 'e'],
  ]);
  return [...across.flat(), ...down.flat()];
}

function follow(tiles: Tile[][], startX: number, startY: number, entry: Port, chamfer: boolean): Route {
  let [x, y, port] = [startX, startY, entry];
  const start = place(x, y, port);
  const points = [start];
  let d = `M${start[0]} ${start[1]}`;
  for (let tile = tiles[y]?.[x]; tile; tile = tiles[y]?.[x]) {
    const exit = tile[port];
    d += turn(port, exit, chamfer);
    points.push(place(x, y, exit));
    x += AT[exit][0] - 1;
    y += AT[exit][1] - 1;
    port = OPPOSITE[exit];
  }
  return { d, points };
}

const place = (x: number, y: number, port: Port): [number, number] => [2 * x + AT[port][0], 2 * y + AT[port][1]];

function turn(from: Port, to: Port, chamfer: boolean): string {
  const dx = AT[to][0] - AT[from][0];
  const dy = AT[to][1] - AT[from][1];
  if (chamfer || dx === 0 || dy === 0) return `l${dx} ${dy}`;
  const heading = from === 'n' || from === 's' ? -dx * dy : dx * dy;
  return `a1 1 0 0 ${heading > 0 ? 1 : 0} ${dx} ${dy}`;
}
