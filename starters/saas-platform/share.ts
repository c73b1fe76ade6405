import type { Card } from '../share/card';
import { box, drawing, image, sizeFor, text, type Element, type Source } from '../share/elements';
import type { FontPairs } from '../share/fonts';
import { plate } from './lib/plate';

export const fonts: FontPairs = {
  classic: { Heading: ['plus-jakarta-sans', 600], Text: ['plus-jakarta-sans', 400], Label: ['ibm-plex-mono', 400] },
  modern: { Heading: ['outfit', 500], Text: ['outfit', 400], Label: ['jetbrains-mono', 400] },
};

const STAGE = 500;
const EDGE = 44;
const LINE = 2;

/** A sheet of cells under hairlines: words in one, in the other the photo in its frame before the business's plate. */
export async function draw(card: Card): Promise<Element> {
  const { colors, headline, name, place, theme } = card;
  const words = headline || name;
  const shot = card.isPortrait ? { width: 336, height: 420 } : { width: 404, height: 303 };
  const shown = (await card.photo(shot.width, shot.height)) ?? (await card.logo(300, 200));
  const line = `${LINE}px solid ${colors['plain-line']}`;
  const radius = { sharp: 0, soft: 8, round: 18 }[theme.corners];
  return box(
    { width: '100%', height: '100%', padding: EDGE, background: colors['plain-bg'], color: colors['plain-text'], fontFamily: 'Text' },
    box(
      { flex: 1, border: line },
      box(
        { flexDirection: 'column', flex: 1, justifyContent: 'space-between' },
        text(words, 5, {
          margin: '44px 40px 0',
          fontFamily: 'Heading',
          fontSize: sizeFor(words, { 18: 88, 34: 74, 64: 60, 100: 48 }, 40),
          lineHeight: 1.1,
          letterSpacing: '-0.025em',
        }),
        box(
          { flexDirection: 'column', padding: '24px 40px', borderTop: line, fontFamily: 'Label', fontSize: sizeFor(name, { 54: 25 }, 21), lineHeight: 1.4 },
          headline ? text(name, 3, {}) : undefined,
          place ? text(place, 1, { color: colors['plain-muted'] }) : undefined,
        ),
      ),
      box(
        { width: STAGE, borderLeft: line, background: colors['brand-bg'], alignItems: 'center', justifyContent: 'center' },
        image(lines(card), { position: 'absolute', top: 0, left: 0 }),
        shown
          ? box(
              { padding: 12, background: colors['plain-bg'], borderRadius: radius },
              image(shown, { borderRadius: Math.max(0, radius - 6) }),
            )
          : undefined,
      ),
    ),
  );
}

function lines({ name, colors, theme }: Card): Source {
  const { quiet, routes } = plate(name, 10, 11, theme.corners);
  const stroke = (d: string, color: string, width: number) => `<path d="${d}" stroke="${color}" stroke-width="${width}"/>`;
  return drawing(
    STAGE,
    630 - 2 * (EDGE + LINE),
    [
      '<g fill="none">',
      stroke(quiet, colors['brand-line']!, 0.09),
      ...routes.map(({ d }) => stroke(d, colors['brand-accent']!, 0.16)),
      '</g>',
    ].join(''),
    '0 0 20 21.7',
  );
}
