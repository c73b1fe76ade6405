import type { APIRoute } from 'astro';
import { pages } from '../lib/data';

export const GET: APIRoute = ({ site }) => {
  const paths = pages.map(({ path }) => path).sort();
  const entries = paths.map((path) => `  <url><loc>${new URL(path, site)}</loc></url>`);
  return new Response(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
      ...entries,
      '</urlset>\n',
    ].join('\n'),
  );
};
