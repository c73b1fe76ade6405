// Small words that one of the three languages uses all the time and the others do not have.
const WORDS = {
  en: 'the and of to is are was for with our we you your on at from it by this that have has be they their not an or',
  es: 'el los las y del al con una un en es son su sus lo por muy más también desde hasta cuando nos nuestro nuestra ni sin',
  'pt-BR': 'os um uma e do da dos das em na nos ao aos com não são é seu sua você mais também até pelo pela nosso nossa sem às à',
};
const SETS = Object.fromEntries(Object.entries(WORDS).map(([locale, words]) => [locale, new Set(words.split(' '))]));
const WORD = /\p{L}+/gu;
const LEAST = 4;

/** The language of a text as far as its small words tell, else the one it says; `sure` where they tell it clearly. */
export function guess(text, said) {
  const words = text.toLowerCase().match(WORD) ?? [];
  const count = (locale) => words.filter((word) => SETS[locale].has(word)).length;
  if (!(said in SETS)) return { locale: said, sure: false };
  const own = count(said);
  const [best] = Object.keys(SETS).map((locale) => ({ locale, found: count(locale) })).sort((one, other) => other.found - one.found);
  if (best.locale === said || best.found < LEAST || best.found < 2 * own) return { locale: said, sure: false };
  return { locale: best.locale, sure: best.found >= 4 * Math.max(own, 1) };
}
