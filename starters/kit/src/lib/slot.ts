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

/** Where the photos of the kit's sections stand. */
export interface Slots {
  about: (isPortrait: boolean) => Slot;
  galleryLandscape: (index: number, count: number, leading: number) => Slot;
  galleryPortrait: (index: number, count: number, columns: number) => Slot;
  /** In a row of both shapes, of which the photo takes a share from so many rem on. */
  galleryRow: (shares: readonly (readonly [from: number, share: number])[], isPortrait: boolean) => Slot;
  galleryStrip: (image: ImageData) => Slot;
  teamCards: (count: number) => Slot;
  teamFeature: (isPortrait: boolean) => Slot;
}

export const PORTRAIT = 4 / 5;
export const LANDSCAPE = 3 / 2;

/** A share of the page's column, which is as wide as this at most. */
export const shareOf = (widest: string, share: number): string => `calc(min(93vw, ${widest}) * ${share.toFixed(2)})`;

/** On a phone photos stand in pairs, the first of an odd number before them. */
export const inPairs = (index: number, count: number): string => (index === 0 && count % 2 === 1 ? '93vw' : '45vw');
