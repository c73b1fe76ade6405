import { NodeType } from 'node-html-parser';
import { en } from '../../src/i18n/en.ts';
import { es } from '../../src/i18n/es.ts';
import { ptBR } from '../../src/i18n/pt-BR.ts';
import { guess } from '../prose.mjs';
import { normalise } from '../site.mjs';

const INTERFACE = { 'pt-BR': stringsOf(ptBR), en: stringsOf(en), es: stringsOf(es) };
const UNSEEN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'TITLE']);
const SAYING = ['alt', 'aria-label', 'placeholder', 'title'];
// A short text names a thing more often than it says something, and says it in too few words to be sure.
const PROSE = 60;
const PASSAGE = 25;

/** Each page speaks one language; what is in another one, such as the client's own words, says so. */
export function language({ pages }, request) {
  const { phrases = {}, own_words: words = [], client = { texts: [] } } = request;
  const known = {
    written: new Set(words.map(normalise)),
    client: new Set(client.texts.map(normalise)),
    passages: client.texts.map(normalise).filter((text) => text.length >= PASSAGE),
    clientLocale: client.locale,
    phrases,
  };
  const findings = pages.flatMap((page) => {
    const locale = page.document.querySelector('html')?.getAttribute('lang');
    const problems = locale in INTERFACE ? texts(page.document).flatMap((text) => problemsOf(text, locale, known)) : [];
    return unique(problems).map(({ severity, message }) => ({ severity, page: page.path, message }));
  });
  return { detail: `${pages.length} pages`, findings };
}

function problemsOf({ text, lang }, locale, known) {
  const isClient = known.client.has(text);
  const mixed = known.clientLocale !== locale && known.passages.find((passage) => text.includes(passage));
  if (known.clientLocale !== locale && (isClient || mixed) && lang !== known.clientLocale) {
    return [error(`shows the client's own words without saying that they are in ${known.clientLocale}: ${cut(text)}`)];
  }
  const foreign = isClient ? undefined : foreignPhrase(text, lang, known);
  if (foreign) return [error(`says “${cut(text)}”, which is in ${foreign}, not in ${lang}`)];
  return prose(text, lang, isClient);
}

/** The language of a phrase of ours that the text's own language does not have. */
function foreignPhrase(text, lang, { written, phrases }) {
  const has = (locale) => INTERFACE[locale]?.has(text) || phrases[locale]?.includes(text);
  const others = Object.keys(INTERFACE).filter((locale) => locale !== lang);
  if (has(lang)) return undefined;
  return others.find((locale) => phrases[locale]?.includes(text) || (INTERFACE[locale].has(text) && !written.has(text)));
}

function prose(text, lang, isClient) {
  if (text.length < PROSE) return [];
  const { locale, sure } = guess(text, lang);
  if (locale === lang) return [];
  const message = `seems to be in ${locale}, not in ${lang}: ${cut(text)}`;
  return [sure && !isClient ? error(message) : { severity: 'warning', message }];
}

/** Every line of text and every attribute that is read out, with the language that it says to be in. */
function texts(element, lang) {
  const own = element.getAttribute?.('lang') ?? lang;
  if (UNSEEN.has(element.tagName)) return [];
  const said = SAYING.map((name) => element.getAttribute?.(name)).filter(Boolean);
  const written = element.childNodes.filter(({ nodeType }) => nodeType === NodeType.TEXT_NODE).map(({ text }) => text);
  const children = element.childNodes.filter(({ nodeType }) => nodeType === NodeType.ELEMENT_NODE);
  return [
    ...[...said, ...written].map(normalise).filter(Boolean).map((text) => ({ text, lang: own })),
    ...children.flatMap((child) => texts(child, own)),
  ];
}

function stringsOf(table) {
  const values = Object.values(table).flatMap((value) => (typeof value === 'string' ? [value] : [...stringsOf(value)]));
  return new Set(values.filter((value) => !value.includes('{')));
}

const error = (message) => ({ severity: 'error', message });
const cut = (text) => (text.length > 100 ? `${text.slice(0, 99)}…` : text);
const unique = (problems) => problems.filter(({ message }, index) => problems.findIndex((other) => other.message === message) === index);
