import type { Slots } from '../lib/slots';

const PORTRAIT = 4 / 5;

export const slots: Partial<Slots> = {
  gallery: ({ index, count, shape, columns }) => {
    if (shape === 'mixed') return [[60, count < 5 ? 'min(45vw, 31.75rem)' : 'min(30vw, 21rem)'], [0, '45vw']];
    if (shape === 'portrait') {
      const width = { 2: 'min(46vw, 28rem)', 3: 'min(30vw, 21rem)' }[columns] ?? 'min(23vw, 15.75rem)';
      return [[40, width, PORTRAIT], [0, index === 0 && count % 2 === 1 ? '92vw' : '44vw', PORTRAIT]];
    }
    const isAcross = index % 3 === 0 || (index % 3 === 1 && index === count - 1);
    return isAcross ? [[0, 'min(93vw, 64rem)', 16 / 9]] : [[0, 'min(45vw, 31.75rem)', 3 / 2]];
  },
  teamCards: () => [[0, 'clamp(6rem, 4rem + 8vw, 9rem)', PORTRAIT]],
  teamFeature: () => [[44, 'min(40vw, 27.75rem)', PORTRAIT], [0, '92vw', PORTRAIT]],
};
