import type { APIRoute } from 'astro';
import { site } from '../lib/data';

/** What stands below an icon is cut off by most launchers after this. */
const SHORT_NAME = 12;

/** How the site is called and looks where someone keeps it beside their apps. */
export const GET: APIRoute = () => {
  const { home, locale } = site.languages[0]!;
  const manifest = {
    name: site.name,
    short_name: shortName(site.name),
    description: site.description,
    lang: locale,
    start_url: home,
    scope: '/',
    display: 'browser',
    theme_color: site.theme.colors['plain-bg'],
    background_color: site.theme.colors['plain-bg'],
    icons: [
      icon('/icon-192.png', 192, 'any'),
      icon('/icon-512.png', 512, 'any'),
      icon('/icon-maskable-512.png', 512, 'maskable'),
    ],
  };
  return new Response(`${JSON.stringify(manifest, null, 2)}\n`, { headers: { 'Content-Type': 'application/manifest+json' } });
};

function icon(src: string, size: number, purpose: string) {
  return { src, sizes: `${size}x${size}`, type: 'image/png', purpose };
}

/** As many whole words of the name as there is room for, at least one. */
function shortName(name: string): string {
  const [first = name, ...rest] = name.split(/\s+/);
  return rest.reduce(
    ({ text, open }, word) =>
      open && `${text} ${word}`.length <= SHORT_NAME ? { text: `${text} ${word}`, open } : { text, open: false },
    { text: first, open: true },
  ).text;
}
