import type { Card } from '../share/card';
import { box, drawing, image, sizeFor, text, type Element, type Source } from '../share/elements';
import type { FontPairs } from '../share/fonts';
import { initials } from '../lib/initials';
import { isShop } from './lib/shop';

export const fonts: FontPairs = {
  classic: { Heading: ['aleo', 700], Text: ['source-sans-3', 600] },
  modern: { Heading: ['figtree', 800], Text: ['figtree', 600] },
};

const STRIPE = 60;
const WINDOW = 480;

/** The shop seen from the street: the awning, below it the words on paper and the photo as its window. */
export async function draw(card: Card): Promise<Element> {
  const { colors, headline, name, place } = card;
  const photo = await card.photo(WINDOW, 630);
  const words = headline || name;
  return box(
    { width: '100%', height: '100%', background: colors['plain-bg'], color: colors['plain-text'], fontFamily: 'Text' },
    box(
      { flexDirection: 'column', flex: 1, padding: '128px 56px 52px 64px', justifyContent: 'space-between' },
      text(words, 4, {
        fontFamily: 'Heading',
        fontSize: sizeFor(words, { 22: 92, 44: 74, 72: 60, 110: 50 }, 42),
        lineHeight: 1.1,
        letterSpacing: '-0.015em',
      }),
      box(
        { flexDirection: 'column', borderLeft: `10px solid ${colors['plain-mark']}`, paddingLeft: 24 },
        headline ? text(name, 2, { fontSize: sizeFor(name, { 28: 38, 60: 32 }, 27), lineHeight: 1.2 }) : undefined,
        place ? text(place, 1, { fontSize: 27, lineHeight: 1.35, color: colors['plain-muted'] }) : undefined,
      ),
    ),
    photo ? image(photo) : await sign(card),
    image(awning(card), { position: 'absolute', top: 0, left: 0 }),
  );
}

/** Where there is no photo, the sign at the door: the logo, or the name's first letter, before quiet rings. */
async function sign(card: Card): Promise<Element> {
  const { colors, name } = card;
  const logo = await card.logo(300, 220);
  const rings = Array.from({ length: 9 }, (_, index) => `<circle cx="420" cy="690" r="${64 * (index + 1)}"/>`).join('');
  return box(
    { width: WINDOW, alignItems: 'center', justifyContent: 'center', background: colors['brand-bg'] },
    image(drawing(WINDOW, 630, `<g fill="none" stroke="${colors['brand-line']}" stroke-width="3">${rings}</g>`), {
      position: 'absolute',
      top: 0,
      left: 0,
    }),
    logo
      ? box({ padding: 36, background: colors['plain-bg'] }, image(logo))
      : text(initials(name).slice(0, 1), 1, { fontFamily: 'Heading', fontSize: 340, color: colors['brand-text'] }),
  );
}

/** A shop's awning with its scallops; for everyone else a plain edge in the brand's colour. */
function awning({ colors, theme }: Card): Source {
  if (!isShop) return drawing(1200, 22, `<path fill="${colors['plain-mark']}" d="M0 0H1200V22H0Z"/>`);
  const hem = theme.corners === 'sharp' ? `H${STRIPE}V84H0Z` : `H${STRIPE}V54A${STRIPE / 2} 30 0 0 1 0 54Z`;
  const cloth = Array.from({ length: 1200 / STRIPE }, (_, index) => {
    const color = colors[index % 2 === 0 ? 'brand-bg' : 'brand-200'];
    return `<path transform="translate(${index * STRIPE})" fill="${color}" d="M0 0${hem}"/>`;
  });
  return drawing(1200, 84, cloth.join(''));
}
