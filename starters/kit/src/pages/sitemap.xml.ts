import type { APIRoute } from 'astro';
import { site as data } from '../lib/data';
import { alternates, listed } from '../lib/language';

export const GET: APIRoute = ({ site }) => {
  const paths = listed.map(({ path }) => path).sort();
  const entries = paths.map((path) => `  <url><loc>${new URL(path, site)}</loc>${links(path, site)}</url>`);
  const namespaces = [
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"',
    ...(data.languages.length > 1 ? ['xmlns:xhtml="http://www.w3.org/1999/xhtml"'] : []),
  ];
  return new Response(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<urlset ${namespaces.join(' ')}>`,
      ...entries,
      '</urlset>\n',
    ].join('\n'),
  );
};

/** The page in every language of a site that has several. */
function links(path: string, site: URL | undefined): string {
  if (data.languages.length === 1) return '';
  const languages = alternates(path);
  const all = [...languages, { locale: 'x-default', path: languages[0]!.path }];
  return all
    .map((one) => `<xhtml:link rel="alternate" hreflang="${one.locale}" href="${new URL(one.path, site)}"/>`)
    .join('');
}
