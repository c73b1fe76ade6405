import type { APIRoute } from 'astro';
import { site } from '../lib/data';

const drawings = import.meta.glob<string>('/src/data/assets/*.svg', { eager: true, query: '?raw', import: 'default' });
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The logo where it is a sign of its own, otherwise the name's first letter in the brand's colour. */
export const GET: APIRoute = () =>
  new Response(signLogo() ?? monogram(), { headers: { 'Content-Type': 'image/svg+xml' } });

function signLogo(): string | undefined {
  const logo = site.logo ? site.images?.[site.logo] : undefined;
  const isSquare = logo && Math.abs(logo.width - logo.height) <= 0.2 * logo.height;
  return isSquare ? drawings[`/src/data/assets/${logo.file}`] : undefined;
}

function monogram(): string {
  const letters = new Intl.Segmenter(site.languages[0]!.locale).segment(site.name);
  const letter = [...letters].map(({ segment }) => segment).find((segment) => /[\p{L}\p{N}]/u.test(segment)) ?? '•';
  const { 'brand-bg': ground, 'brand-text': ink } = site.theme.colors;
  const corner = { sharp: 0, soft: 12, round: 32 }[site.theme.corners];
  const text = letter.toLocaleUpperCase(site.languages[0]!.locale).replace(/[&<>"]/g, (sign) => ESCAPES[sign]!);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">',
    `<rect width="64" height="64" rx="${corner}" fill="${ground}"/>`,
    `<text x="32" y="46" text-anchor="middle" font-family="Georgia, serif" font-weight="700" font-size="40" fill="${ink}">`,
    text,
    '</text></svg>\n',
  ].join('');
}
