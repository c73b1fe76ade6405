import { headProblems, isListed } from '../search-data/head.mjs';
import { iconProblems, manifestProblems } from '../search-data/icons.mjs';
import { sitemapProblems } from '../search-data/sitemap.mjs';
import { structuredProblems } from '../search-data/structured.mjs';
import { translationProblems } from '../search-data/translations.mjs';

/** What search engines, messengers and home screens are told is there, whole and true. */
export function search_data(site, request) {
  const { site_url: siteUrl, pages: asked = [] } = request;
  if (!siteUrl) return { skipped: 'the address of the site was not given' };
  const listed = site.pages.filter(isListed);
  const unlisted = asked.filter(({ path }) => site.pages.some((page) => page.path === path && !isListed(page)));
  const findings = [
    ...unlisted.map(({ path }) => ({ page: path, message: 'does not name its canonical address' })),
    ...listed.flatMap((page) =>
      [
        ...headProblems(page, site.files, siteUrl),
        ...translationProblems(page, listed, siteUrl),
        ...structuredProblems(page, site, request),
      ].map((message) => ({ page: page.path, message })),
    ),
    ...shared(listed),
    ...site.pages.flatMap((page) => iconProblems(page, site.files).map((message) => ({ page: page.path, message }))),
    ...manifestProblems(site.files).map((message) => ({ page: '/manifest.webmanifest', message })),
    ...sitemapProblems(site, listed, siteUrl),
  ];
  return {
    detail: `${listed.length} pages to be found`,
    findings: findings.map((finding) => ({ severity: 'error', ...finding })),
  };
}

/** No two pages give themselves out as one. */
function shared(listed) {
  const addresses = listed.map(({ document }) => document.querySelector('link[rel="canonical"]').getAttribute('href'));
  return listed.flatMap(({ path }, index) =>
    addresses.indexOf(addresses[index]) < index
      ? [{ page: path, message: `shares its canonical address with another page: ${addresses[index]}` }]
      : [],
  );
}
