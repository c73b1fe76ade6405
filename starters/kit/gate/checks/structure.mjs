/** One h1, no level left out, and the language that was asked for; the kit's own pages are in one of the site's. */
export function structure({ pages }, { locale: main, pages: asked = [] }) {
  const locales = new Map(asked.map(({ path, locale }) => [path, locale]));
  const spoken = [...new Set([main, ...locales.values()])].filter(Boolean);
  const findings = pages.flatMap(({ path, document }) => {
    const problems = [];
    const wanted = locales.get(path) ? [locales.get(path)] : spoken;
    const headings = document.querySelectorAll('h1, h2, h3, h4, h5, h6');
    const levels = headings.map((heading) => Number(heading.rawTagName[1]));
    const ones = levels.filter((level) => level === 1).length;
    if (ones !== 1) problems.push(`has ${ones} h1 headings instead of one`);
    if (levels.some((level, index) => index > 0 && level > levels[index - 1] + 1)) problems.push('leaves out a heading level');
    const lang = document.querySelector('html')?.getAttribute('lang');
    if (!lang || (wanted.length > 0 && !wanted.includes(lang))) {
      problems.push(`has the language ${lang ?? 'nobody knows'}, not ${wanted.join(' or ')}`);
    }
    return problems.map((message) => ({ severity: 'error', page: path, message }));
  });
  return { detail: `${pages.length} pages`, findings };
}
