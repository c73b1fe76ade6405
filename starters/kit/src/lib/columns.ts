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
