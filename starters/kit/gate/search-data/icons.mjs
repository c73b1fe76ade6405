import { pictureSize } from '../pictures.mjs';

const MANIFEST = '/manifest.webmanifest';
const PURPOSES = ['any', 'maskable'];
const TOUCH = 180;

/** The icons that a page names are there and as large as it says. */
export function iconProblems({ document }, files) {
  const links = document.querySelectorAll('head link[rel]').map((link) => ({
    rel: link.getAttribute('rel'),
    href: link.getAttribute('href') ?? '',
    sizes: link.getAttribute('sizes'),
  }));
  const one = (rel) => links.filter((link) => link.rel === rel);
  const [touch] = one('apple-touch-icon');
  return [
    ...(one('icon').length > 0 ? [] : ['has no icon']),
    ...one('icon').flatMap(({ href, sizes }) => sizeProblems(href, sizes, files)),
    ...(touch ? sizeProblems(touch.href, `${TOUCH}x${TOUCH}`, files) : ['has no apple-touch-icon']),
    ...(one('manifest')[0]?.href === MANIFEST ? [] : [`does not name its manifest ${MANIFEST}`]),
  ];
}

/** The manifest can be read, says who it is of, and its icons are there for each purpose. */
export function manifestProblems(files) {
  const content = files.get(MANIFEST);
  if (!content) return ['is not there'];
  const manifest = parsed(content.toString('utf8'));
  if (!manifest) return ['is not JSON'];
  const icons = Array.isArray(manifest.icons) ? manifest.icons : [];
  return [
    ...['name', 'short_name', 'lang', 'start_url', 'theme_color', 'background_color']
      .filter((key) => !manifest[key])
      .map((key) => `has no ${key}`),
    ...PURPOSES.filter((purpose) => !icons.some((icon) => icon.purpose === purpose)).map((purpose) => `has no ${purpose} icon`),
    ...icons.flatMap(({ src, sizes }) => sizeProblems(src, sizes, files)),
  ];
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sizeProblems(href, sizes, files) {
  const file = files.get(href);
  if (!file) return [`names an icon that is not there: ${href}`];
  if (!sizes) return [];
  const size = pictureSize(file);
  const found = size ? `${size.width}x${size.height}` : 'no size';
  return found === sizes ? [] : [`says that ${href} has ${sizes}, but it has ${found}`];
}
