import { normalise } from '../site.mjs';

/** Every fact of the client can be read on some page, word for word; a partner may also be named by the words of a logo. */
export function facts({ pages }, { facts: asked = [] }) {
  if (asked.length === 0) return { skipped: 'no facts were asked for' };
  const texts = pages.map(({ text }) => text);
  const textsAndLogos = [...texts, ...pages.flatMap(altTexts)];
  const findings = asked
    .filter(({ fact, text }) => {
      const readable = fact.startsWith('partners[') ? textsAndLogos : texts;
      return !readable.some((shown) => shown.includes(normalise(text)));
    })
    .map(({ fact, text }) => ({ severity: 'error', page: '/', message: `${fact} is on no page: ${text}` }));
  return { detail: `${asked.length} facts`, findings };
}

function altTexts({ document }) {
  return document.querySelectorAll('img[alt]').map((image) => normalise(image.getAttribute('alt')));
}
