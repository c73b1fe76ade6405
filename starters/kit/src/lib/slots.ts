import type { ImageData } from '../schema/types';

/**
 * A photo's place on the page, from the widest window to the narrowest: from so many rem on it is this wide, and where it
 * cuts the photo, of this shape (width by height).
 */
export type Slot = readonly (readonly [from: number, width: string, shape?: number])[];

/** The `sizes` of a photo in its place. A photo that is cut at its sides is wider than what is seen of it. */
export function sizesIn(slot: Slot, { width, height }: ImageData): string {
  const parts = slot.map(([from, seen, shape]) => {
    const cut = shape ? Math.max(1, width / height / shape) : 1;
    const whole = cut > 1.02 ? `calc(${seen} * ${cut.toFixed(2)})` : seen;
    return from > 0 ? `(min-width: ${from}rem) ${whole}` : whole;
  });
  return parts.join(', ');
}

/** Where the photos of the kit's sections stand; a starter that restyles these says so in `src/starter/slots.ts`. */
export interface Slots {
  about: (isPortrait: boolean) => Slot;
  gallery: (place: { index: number; count: number; shape: string; columns: number; leading: number }) => Slot;
  strip: (image: ImageData) => Slot;
  teamCards: (count: number) => Slot;
  teamFeature: (isPortrait: boolean) => Slot;
}

const PORTRAIT = 4 / 5;
const LANDSCAPE = 3 / 2;

const kit: Slots = {
  about: (isPortrait) =>
    isPortrait
      ? [[75, '29rem', PORTRAIT], [44, '36vw', PORTRAIT], [0, 'min(92vw, 30rem)', PORTRAIT]]
      : [[75, '35rem', 4 / 3], [60, '45vw', 4 / 3], [0, '93vw', 4 / 3]],
  gallery: ({ index, count, shape, columns, leading }) => {
    const phone = index === 0 && count % 2 === 1 ? '92vw' : '44vw';
    if (shape === 'mixed') return [[60, count < 5 ? 'min(45vw, 36rem)' : 'min(30vw, 24rem)'], [0, '45vw']];
    if (shape === 'portrait') {
      const width = { 2: 'min(46vw, 28rem)', 3: 'min(30vw, 24rem)' }[columns] ?? 'min(23vw, 18rem)';
      return [[40, width, PORTRAIT], [0, phone, PORTRAIT]];
    }
    if (leading === 1 && index === 0) return [[60, 'min(93vw, 74rem)', 2], [0, phone, LANDSCAPE]];
    if (leading === 3 && index === 0) return [[60, 'min(62vw, 49rem)', LANDSCAPE], [0, phone, LANDSCAPE]];
    return [[60, index < leading && leading !== 3 ? 'min(46vw, 36.5rem)' : 'min(30vw, 24rem)', LANDSCAPE], [0, phone, LANDSCAPE]];
  },
  strip: ({ width, height }) => {
    const shape = height > width ? PORTRAIT : LANDSCAPE;
    return [[0, `calc(clamp(16rem, 42vw, 26rem) * ${shape})`, shape]];
  },
  teamCards: (count) => [
    [60, 'min(28vw, 23.5rem)', PORTRAIT],
    [40, '45vw', PORTRAIT],
    [0, count > 1 ? '7rem' : '92vw', PORTRAIT],
  ],
  teamFeature: (isPortrait) => [
    isPortrait ? [60, '24rem', PORTRAIT] : [60, 'min(36vw, 32rem)', 5 / 4],
    [40, '41vw', PORTRAIT],
    [0, '92vw', PORTRAIT],
  ],
};

const [starter] = Object.values(import.meta.glob<Partial<Slots>>('/src/starter/slots.ts', { eager: true, import: 'slots' }));

export const slots: Slots = { ...kit, ...starter };
