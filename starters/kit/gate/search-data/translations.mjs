/** In a site of several languages a page names itself and its translations, and each of those names it back. */
export function translationProblems(page, listed, siteUrl) {
  const languages = [...new Set(listed.map(languageOf))];
  if (languages.length < 2) return [];
  const address = new URL(page.path, siteUrl).href;
  const named = alternatesOf(page);
  const wrong = [...named].flatMap(([language, href]) => {
    const other = listed.find(({ path }) => new URL(path, siteUrl).href === href);
    if (!other) return [`names a translation that is no page to be found: ${href}`];
    if (languageOf(other) !== language) return [`says that ${href} is in ${language}, but it is in ${languageOf(other)}`];
    return alternatesOf(other).get(languageOf(page)) === address ? [] : [`is not named back by its translation ${href}`];
  });
  return [...languages.filter((language) => !named.has(language)).map((language) => `does not name its page in ${language}`), ...wrong];
}

const languageOf = ({ document }) => document.querySelector('html')?.getAttribute('lang');

function alternatesOf({ document }) {
  const links = document.querySelectorAll('head link[rel="alternate"][hreflang]');
  const named = links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]);
  return new Map(named.filter(([language]) => language !== 'x-default'));
}
