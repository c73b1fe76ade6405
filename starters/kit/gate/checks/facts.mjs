import { normalise } from '../site.mjs';

/**
 * Every fact of the client can be read on some page, word for word; a partner may also be named by the words of a logo.
 * What can be tapped leads where the client can be reached, and nowhere else.
 */
export function facts({ pages }, { facts: asked = [], own_words: words = [] }) {
  if (asked.length === 0) return { skipped: 'no facts were asked for' };
  // Spans may be words of one line, or lines of their own.
  const texts = pages.flatMap(({ text, apart }) => [text, apart]);
  const textsAndLogos = [...texts, ...pages.flatMap(altTexts)];
  const missing = asked
    .filter(({ fact, text }) => {
      const readable = fact.startsWith('partners[') ? textsAndLogos : texts;
      const written = pattern(normalise(text));
      return !readable.some((shown) => written.test(shown));
    })
    .map(({ fact, text }) => ({ page: '/', message: `${fact} is on no page: ${text}` }));
  const findings = [...missing, ...strangeLinks(pages, asked, words)];
  return { detail: `${asked.length} facts`, findings: findings.map((finding) => ({ severity: 'error', ...finding })) };
}

/** A fact that begins or ends with a figure is no part of a longer number: `R$ 9` is not in `R$ 90`, nor in `R$ 9,50`. */
function pattern(text) {
  const before = /^\d/.test(text) ? '(?<!\\d|\\d[.,:])' : '';
  const after = /\d$/.test(text) ? '(?!\\d|[.,:]\\d)' : '';
  return new RegExp(before + RegExp.escape(text) + after);
}

/** Links to call, to chat and to write, where the client gave another number or address, or none. */
function strangeLinks(pages, asked, words) {
  const told = (...names) => asked.filter(({ fact }) => names.includes(fact)).map(({ text }) => text);
  if (told('contact.email').length === 0) return [];
  const numbers = told('contact.phone', 'contact.whatsapp').map(digits);
  const addresses = new Set([...told('contact.email'), ...words]);
  const isKnown = (href) => {
    if (href.startsWith('tel:')) return numbers.includes(digits(href));
    if (/^https:\/\/wa\.me\/\d/.test(href)) return numbers.includes(digits(new URL(href).pathname)) || addresses.has(href);
    return !href.startsWith('mailto:') || addresses.has(decodeURIComponent(href.slice('mailto:'.length).split('?')[0]));
  };
  return pages.flatMap(({ path, document }) => {
    const hrefs = document.querySelectorAll('a[href]').map((link) => link.getAttribute('href'));
    const strange = new Set(hrefs.filter((href) => !isKnown(href)));
    return [...strange].map((href) => ({ page: path, message: `has a link to where nobody of the business is: ${href}` }));
  });
}

const digits = (text) => text.replace(/\D/g, '');

function altTexts({ document }) {
  return document.querySelectorAll('img[alt]').map((image) => normalise(image.getAttribute('alt')));
}
