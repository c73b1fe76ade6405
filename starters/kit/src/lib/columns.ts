/**
 * Sorts what has a width of its own into rows, in its order, so that all of them are nearly as wide as is wanted: at one
 * height, they end at one edge.
 */
export function rows<Item>(items: Item[], widthOf: (item: Item) => number, wanted: number): Item[][] {
  const total = items.reduce((sum, item) => sum + widthOf(item), 0);
  const count = Math.max(1, Math.round(total / wanted));
  const sorted: Item[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const item of items) {
    const middle = before + widthOf(item) / 2;
    sorted[Math.min(count - 1, Math.floor((middle / total) * count))]!.push(item);
    before += widthOf(item);
  }
  return sorted.filter((row) => row.length > 0);
}

/** Breaks what has a width of its own into lines where it does not fit any more, as `flex-wrap` does. */
export function wrapped<Item>(items: Item[], widthOf: (item: Item) => number, gap: number, room: number): Item[][] {
  const lines: Item[][] = [];
  let taken = Infinity;
  for (const item of items) {
    taken += gap + widthOf(item);
    if (taken <= room) {
      lines.at(-1)!.push(item);
    } else {
      lines.push([item]);
      taken = widthOf(item);
    }
  }
  return lines;
}

/**
 * How many of twelve columns each item takes: rows of three, or of four where that leaves them full. The last row is
 * shared out among what is left, so that nothing stands alone beside a hole.
 */
export function spans(count: number): number[] {
  if (count === 1) return [12];
  if (count % 4 === 0 && count % 3 !== 0) return Array<number>(count).fill(3);
  const last = [0, 4, 2][count % 3]!;
  return [...Array<number>(count - last).fill(4), ...Array<number>(last).fill(12 / last)];
}
