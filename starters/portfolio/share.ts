import type { Card } from '../share/card';
import { box, drawing, image, sizeFor, text, type Element, type Source } from '../share/elements';
import type { FontPairs } from '../share/fonts';

export const fonts: FontPairs = {
  classic: { Heading: ['fraunces', 300], Text: ['hanken-grotesk', 400] },
  modern: { Heading: ['instrument-serif', 400], Text: ['work-sans', 400] },
};

/** The work fills the picture and sinks into the ink that light, large words stand on. */
export async function draw(card: Card): Promise<Element> {
  const { colors, headline, name, place } = card;
  const words = headline || name;
  const photo = await card.photo(card.isPortrait ? 504 : 1200, 630);
  const upright = card.isPortrait || !photo;
  return box(
    { width: '100%', height: '100%', background: colors['ink-bg'], color: colors['ink-text'], fontFamily: 'Text' },
    image(photo ?? print(card), { position: 'absolute', top: 0, right: 0 }),
    upright ? undefined : image(shade(colors['ink-bg']!), { position: 'absolute', top: 0, left: 0 }),
    box(
      { flexDirection: 'column', justifyContent: 'flex-end', width: upright ? 696 : 1200, padding: '64px 72px 60px' },
      text(words, 4, {
        fontFamily: 'Heading',
        fontSize: sizeFor(words, upright ? { 20: 96, 44: 76, 80: 62, 120: 52 } : { 20: 124, 44: 96, 80: 76, 120: 62 }, 46),
        lineHeight: 1.04,
        letterSpacing: '-0.02em',
      }),
      box(
        { marginTop: 34, fontSize: 29 },
        headline ? text(name, 2, { maxWidth: upright ? 552 : 700, fontSize: sizeFor(name, { 34: 29 }, 25), lineHeight: 1.25 }) : undefined,
        place && !(upright && headline)
          ? text(place, 1, { maxWidth: 340, marginLeft: headline ? 36 : 0, color: colors['ink-muted'] })
          : undefined,
      ),
      place && upright && headline ? text(place, 1, { fontSize: 29, marginTop: 6, color: colors['ink-muted'] }) : undefined,
    ),
  );
}

/** Over the brightest photo, what is behind the words stays dark enough for them. */
function shade(ink: string): Source {
  const stops = [[0, 0], [0.28, 0.26], [0.48, 0.64], [0.62, 0.8], [1, 0.94]].map(
    ([offset, opacity]) => `<stop offset="${offset}" stop-color="${ink}" stop-opacity="${opacity}"/>`,
  );
  return drawing(
    1200,
    630,
    `<defs><linearGradient id="s" x2="0" y2="1">${stops.join('')}</linearGradient></defs><path fill="url(#s)" d="M0 0H1200V630H0Z"/>`,
  );
}

/** Squares in squares that sink, as the print that hangs where there is no photo. */
function print({ colors }: Card): Source {
  const sheet = (color: string, x: number, y: number, width: number, height: number) =>
    `<rect fill="${colors[color]}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  return drawing(
    504,
    630,
    [
      sheet('brand-200', 0, 0, 504, 630),
      sheet('brand-300', 50, 95, 404, 504),
      sheet('brand-500', 101, 189, 302, 378),
      sheet('brand-800', 151, 284, 202, 252),
    ].join(''),
  );
}
