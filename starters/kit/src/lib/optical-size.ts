const AREA = 6400;
const MOST = { width: 168, height: 88 };

/** The size in pixels at which a picture weighs as much to the eye as any other: the same area, within bounds. */
export function opticalSize({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const ratio = width / height;
  const shown = Math.min(Math.sqrt(AREA * ratio), MOST.width, MOST.height * ratio);
  return { width: Math.round(shown), height: Math.max(1, Math.round(shown / ratio)) };
}
