import { normalise } from '../site.mjs';

/** Every fact of the client can be read on some page, word for word; a picture's words count as well. */
export function facts({ pages }, { facts: asked = [] }) {
  if (asked.length === 0) return { skipped: 'no facts were asked for' };
  const readable = pages.flatMap((page) => [page.text, ...altTexts(page)]);
  const findings = asked
    .filter(({ text }) => !readable.some((shown) => shown.includes(normalise(text))))
    .map(({ fact, text }) => ({ severity: 'error', page: '/', message: `${fact} is on no page: ${text}` }));
  return { detail: `${asked.length} facts`, findings };
}

function altTexts({ document }) {
  return document.querySelectorAll('img[alt]').map((image) => normalise(image.getAttribute('alt')));
}
