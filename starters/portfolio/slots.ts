import { PORTRAIT, type Slots } from '../lib/slot';

export const slots: Partial<Slots> = {
  teamCards: (count) => [
    [60, count === 4 ? '20vw' : '28vw', PORTRAIT],
    [44, count === 3 ? '22vw' : '35vw', PORTRAIT],
    [40, '45vw', PORTRAIT],
    [0, count > 1 ? '7rem' : '92vw', PORTRAIT],
  ],
  teamFeature: (isPortrait) => [[60, isPortrait ? '36vw' : '50vw'], [40, '32vw'], [0, '90vw']],
};
