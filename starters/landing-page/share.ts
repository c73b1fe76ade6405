import type { Card } from '../share/card';
import { box, drawing, image, sizeFor, text, type Element, type Source } from '../share/elements';
import type { FontPairs } from '../share/fonts';
import { tilesOf } from './lib/tiles';

export const fonts: FontPairs = {
  classic: { Heading: ['bricolage-grotesque', 800], Text: ['schibsted-grotesk', 600] },
  modern: { Heading: ['archivo', 800], Text: ['archivo', 600] },
};

const BAND = 390;
const TONES = ['brand-200', 'brand-400', 'brand-600', 'brand-800'];

/** The poster: a band of picture, or the business's own pattern, into which the words are cut. */
export async function draw(card: Card): Promise<Element> {
  const { colors, headline, name, place } = card;
  const photo = await card.photo(1200, BAND);
  const words = headline || name;
  const ground = colors['brand-bg'];
  const size = sizeFor(words, { 14: 132, 26: 104, 44: 84, 80: 68, 120: 56 }, 46);
  return box(
    { width: '100%', height: '100%', flexDirection: 'column', background: ground, color: colors['brand-text'], fontFamily: 'Text' },
    image(photo ?? pattern(card), { position: 'absolute', top: 0, left: 0 }),
    box(
      { flexDirection: 'column', justifyContent: 'flex-end', height: 500, alignItems: 'flex-start' },
      box(
        { background: ground, padding: '26px 40px 0 56px', maxWidth: 1060, maxHeight: 430 },
        text(words, 4, { fontFamily: 'Heading', fontSize: size, lineHeight: 1, letterSpacing: '-0.035em' }),
      ),
    ),
    box(
      { margin: '26px 56px 0', paddingTop: 18, borderTop: `4px solid ${colors['brand-text']}`, justifyContent: 'space-between' },
      text(headline ? name : place, 2, { fontSize: sizeFor(name, { 38: 32 }, 25), lineHeight: 1.2, maxWidth: headline && place ? 700 : 1080 }),
      headline && place ? text(place, 1, { fontSize: 32, maxWidth: 360, color: colors['brand-muted'] }) : undefined,
    ),
  );
}

function pattern({ name, colors, theme }: Card): Source {
  const columns = 12;
  const tiles = tilesOf(name, columns * 4, theme.corners).map(({ path, turn, tone, ground }, index) => {
    const at = `translate(${(index % columns) * 10} ${Math.floor(index / columns) * 10})`;
    return [
      `<g transform="${at}"><path fill="${colors[TONES[ground]!]}" d="M0 0H10V10H0Z"/>`,
      `<path fill="${colors[TONES[tone]!]}" transform="rotate(${turn} 5 5)" d="${path}"/></g>`,
    ].join('');
  });
  return drawing(1200, BAND, tiles.join(''), `0 0 ${columns * 10} ${BAND / 10}`);
}
