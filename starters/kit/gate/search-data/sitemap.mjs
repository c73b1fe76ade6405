const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The sitemap lists exactly the pages that are to be found, and robots are told where it is. */
export function sitemapProblems({ files }, listed, siteUrl) {
  const address = new URL('/sitemap.xml', siteUrl).href;
  const robots = files.get('/robots.txt')?.toString('utf8') ?? '';
  const named = robots.split('\n').some((line) => line.trim() === `Sitemap: ${address}`);
  return [
    ...(named ? [] : [{ page: '/robots.txt', message: `does not name the sitemap ${address}` }]),
    ...contentProblems(files.get('/sitemap.xml')?.toString('utf8'), listed, siteUrl).map((message) => ({ page: '/sitemap.xml', message })),
  ];
}

function contentProblems(xml, listed, siteUrl) {
  if (xml === undefined) return ['is not there'];
  if (!isWellFormed(xml) || !/<urlset[^>]+xmlns="http:\/\/www\.sitemaps\.org\/schemas\/sitemap\/0\.9"/.test(xml)) {
    return ['is no sitemap that can be read'];
  }
  const found = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url.trim().replace(/&(\w+);/g, (_, name) => ENTITIES[name] ?? ''));
  const wanted = listed.map(({ path }) => new URL(path, siteUrl).href);
  return [
    ...wanted.filter((url) => !found.includes(url)).map((url) => `leaves out ${url}`),
    ...found.filter((url) => !wanted.includes(url)).map((url) => `lists ${url}, which is no page to be found`),
    ...found.filter((url, index) => found.indexOf(url) < index).map((url) => `lists ${url} twice`),
  ];
}

/** Every element is closed where it should be, and every ampersand begins an entity. */
function isWellFormed(xml) {
  if (!/^<\?xml[^>]*\?>/.test(xml) || /&(?!(?:amp|lt|gt|quot|apos);)/.test(xml)) return false;
  const open = [];
  for (const [, closing, name, alone] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/g)) {
    if (closing) {
      if (open.pop() !== name) return false;
    } else if (!alone) {
      open.push(name);
    }
  }
  return open.length === 0;
}
