import { PORTRAIT, type Slots } from '../lib/slot';

/** The width of one of two, three or four columns. */
function columnOf(count: number): string {
  if (count < 3) return 'min(40vw, 36rem)';
  return count > 3 && count % 3 === 1 ? 'min(21vw, 17.25rem)' : 'min(28vw, 24rem)';
}

export const slots: Partial<Slots> = {
  about: (isPortrait) => (isPortrait ? [[75, '27rem'], [44, '34vw'], [0, 'min(92vw, 30rem)']] : [[75, '35rem'], [60, '45vw'], [0, '90vw']]),
  galleryStrip: ({ width, height }) => [[0, `calc(clamp(16rem, 42vw, 26rem) * ${(width / height).toFixed(2)})`]],
  teamCards: (count) => [
    [60, columnOf(count), PORTRAIT],
    [48, count === 3 ? '28vw' : '42vw', PORTRAIT],
    [40, '42vw', PORTRAIT],
    [0, count > 1 ? '7rem' : '90vw', PORTRAIT],
  ],
  teamFeature: (isPortrait) => [isPortrait ? [60, '24rem'] : [60, 'min(35vw, 32rem)'], [40, '40vw'], [0, '90vw']],
};
