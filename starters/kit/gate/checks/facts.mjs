import { normalise } from '../site.mjs';

/** Every fact of the client can be read on some page, word for word. */
export function facts({ pages }, { facts: asked = [] }) {
  if (asked.length === 0) return { skipped: 'no facts were asked for' };
  const findings = asked
    .filter(({ text }) => !pages.some((page) => page.text.includes(normalise(text))))
    .map(({ fact, text }) => ({ severity: 'error', page: '/', message: `${fact} is on no page: ${text}` }));
  return { detail: `${asked.length} facts`, findings };
}
