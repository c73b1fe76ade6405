import { inPairs, LANDSCAPE, PORTRAIT, shareOf, type Slots } from './slot';

const kit: Slots = {
  about: (isPortrait) =>
    isPortrait
      ? [[75, '29rem', PORTRAIT], [44, '36vw', PORTRAIT], [0, 'min(92vw, 30rem)', PORTRAIT]]
      : [[75, '35rem', 4 / 3], [60, '45vw', 4 / 3], [0, '93vw', 4 / 3]],
  galleryLandscape: (index, count, leading) => {
    const phone = [0, inPairs(index, count), LANDSCAPE] as const;
    if (leading === 1) return [[60, 'min(93vw, 74rem)', 2], phone];
    if (leading === 3 && index === 0) return [[60, 'min(62vw, 49rem)', LANDSCAPE], phone];
    return [[60, index < leading && leading !== 3 ? 'min(46vw, 36.5rem)' : 'min(30vw, 24rem)', LANDSCAPE], phone];
  },
  galleryPortrait: (index, count, columns) => {
    const width = { 2: 'min(46vw, 28rem)', 3: 'min(30vw, 24rem)' }[columns] ?? 'min(23vw, 18rem)';
    return [[40, width, PORTRAIT], [0, inPairs(index, count), PORTRAIT]];
  },
  galleryRow: (shares, isPortrait) =>
    shares.map(([from, share]) => [from, shareOf('74rem', share), isPortrait ? PORTRAIT : LANDSCAPE]),
  galleryStrip: ({ width, height }) => {
    const shape = height > width ? PORTRAIT : LANDSCAPE;
    return [[0, `calc(clamp(16rem, 42vw, 26rem) * ${shape})`, shape]];
  },
  teamCards: (count) => [
    [60, count > 3 && count % 3 === 1 ? 'min(21vw, 17.25rem)' : 'min(28vw, 23.5rem)', PORTRAIT],
    [40, count === 3 ? '29vw' : '45vw', PORTRAIT],
    [0, count > 1 ? '7rem' : '92vw', PORTRAIT],
  ],
  teamFeature: (isPortrait) => [
    isPortrait ? [60, '24rem', PORTRAIT] : [60, 'min(36vw, 32rem)', 5 / 4],
    [40, '41vw', PORTRAIT],
    [0, '92vw', PORTRAIT],
  ],
};

/** What a starter that restyles the kit's sections says of them. */
const [starter] = Object.values(import.meta.glob<Partial<Slots>>('/src/starter/slots.ts', { eager: true, import: 'slots' }));

export const slots: Slots = { ...kit, ...starter };
