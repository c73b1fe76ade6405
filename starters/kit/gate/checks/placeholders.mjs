import { normalise } from '../site.mjs';

const LEFTOVERS = [
  /lorem ipsum/i,
  /\{\{.*?\}\}/,
  /\[object Object\]/,
  /(?<![\w-])(?:undefined|NaN)(?![\w-])/,
  /(?<![\p{L}\p{N}])(?:TODO|FIXME|TBD):/u,
];
const ATTRIBUTES = ['alt', 'title', 'content', 'href', 'src', 'aria-label', 'placeholder'];

/** Nothing of the workshop is left lying about; what the client wrote is the client's, whatever it looks like. */
export function placeholders({ pages }, { facts = [], pages: asked = [], own_words: words = [] }) {
  const heads = asked.flatMap(({ title, description }) => [title, description]);
  const own = [...words, ...facts.map(({ text }) => text), ...heads]
    .filter(Boolean)
    .map(normalise)
    .sort((one, other) => other.length - one.length);
  const findings = pages.flatMap(({ path, text, document }) => {
    const attributes = ATTRIBUTES.flatMap((name) =>
      document.querySelectorAll(`[${name}]`).map((element) => normalise(element.getAttribute(name) ?? '')),
    );
    const rest = [text, ...attributes].map((written) => own.reduce((left, phrase) => left.replaceAll(phrase, ' '), written));
    return LEFTOVERS.flatMap((pattern) => {
      const leftover = rest.map((written) => written.match(pattern)?.[0]).find(Boolean);
      return leftover ? [{ severity: 'error', page: path, message: `still says ${leftover}` }] : [];
    });
  });
  return { detail: `${pages.length} pages`, findings };
}
