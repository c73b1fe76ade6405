import { PORTRAIT, type Slots } from '../lib/slot';

export const slots: Partial<Slots> = {
  about: (isPortrait) => (isPortrait ? [[0, 'min(92vw, 30rem)']] : [[75, '35rem'], [60, '45vw'], [0, '90vw']]),
  galleryStrip: ({ width, height }) => [[0, `calc(clamp(16rem, 42vw, 26rem) * ${(width / height).toFixed(2)})`]],
  teamCards: (count) => [
    [60, count > 2 ? 'min(28vw, 24rem)' : 'min(40vw, 36rem)', PORTRAIT],
    [48, count === 3 ? '28vw' : '42vw', PORTRAIT],
    [40, '42vw', PORTRAIT],
    [0, count > 1 ? '7rem' : '90vw', PORTRAIT],
  ],
  teamFeature: (isPortrait) => [isPortrait ? [60, '24rem'] : [60, 'min(35vw, 32rem)'], [40, '40vw'], [0, '90vw']],
};
