import { inPairs, LANDSCAPE, PORTRAIT, shareOf, type Slots } from '../lib/slot';

export const slots: Partial<Slots> = {
  galleryLandscape: (index, count) => {
    const isAcross = index % 3 === 0 || (index % 3 === 1 && index === count - 1);
    return isAcross ? [[0, 'min(93vw, 64rem)', 16 / 9]] : [[0, 'min(45vw, 31.75rem)', LANDSCAPE]];
  },
  galleryPortrait: (index, count, columns) => {
    const width = { 2: 'min(46vw, 28rem)', 3: 'min(30vw, 21rem)' }[columns] ?? 'min(23vw, 15.75rem)';
    return [[40, width, PORTRAIT], [0, inPairs(index, count), PORTRAIT]];
  },
  galleryRow: (shares, isPortrait) =>
    shares.map(([from, share]) => [from, shareOf('64rem', share), isPortrait ? PORTRAIT : LANDSCAPE]),
  teamCards: () => [[0, 'clamp(6rem, 4rem + 8vw, 9rem)', PORTRAIT]],
  teamFeature: () => [[44, 'min(40vw, 27.75rem)', PORTRAIT], [0, '92vw', PORTRAIT]],
};
