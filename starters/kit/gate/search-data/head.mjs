import { pictureSize } from '../pictures.mjs';

export const SHARE_SIZE = { width: 1200, height: 630 };
const SHARED = ['og:type', 'og:site_name', 'og:title', 'og:description', 'og:url', 'og:locale', 'og:image', 'og:image:alt'];

/** A page that search engines are to list says so: it names its own address. */
export function isListed({ document }) {
  return document.querySelector('head link[rel="canonical"]') !== null;
}

/** The address of a page says where it is, and what is shown where it is shared is whole. */
export function headProblems(page, files, siteUrl) {
  const links = page.document.querySelectorAll('head link[rel="canonical"]').map((link) => link.getAttribute('href') ?? '');
  const address = new URL(page.path, siteUrl).href;
  return [
    ...(links.length > 1 ? [`names ${links.length} canonical addresses instead of one`] : []),
    ...(links[0] !== address ? [`calls its canonical address ${links[0]}, but is at ${address}`] : []),
    ...sharingProblems(page, files, siteUrl, address),
  ];
}

function sharingProblems(page, files, siteUrl, address) {
  const told = (name) => page.document.querySelector(`meta[property="${name}"]`)?.getAttribute('content')?.trim();
  const missing = SHARED.filter((name) => !told(name)).map((name) => `has no ${name} for where it is shared`);
  const card = page.document.querySelector('meta[name="twitter:card"]')?.getAttribute('content');
  return [
    ...missing,
    ...(told('og:url') && told('og:url') !== address ? [`is shared as ${told('og:url')}, but is at ${address}`] : []),
    ...(card === 'summary_large_image' ? [] : [`has the twitter:card ${card ?? 'of nobody'}, not summary_large_image`]),
    ...(told('og:image') ? imageProblems(told, files, siteUrl) : []),
  ];
}

function imageProblems(told, files, siteUrl) {
  const url = told('og:image');
  if (!URL.canParse(url)) return [`has a share image without an absolute address: ${url}`];
  const { origin, pathname } = new URL(url);
  if (origin !== new URL(siteUrl).origin) return [`has a share image of another site: ${url}`];
  const file = files.get(decodeURI(pathname));
  if (!file) return [`has a share image that is not there: ${pathname}`];
  const size = pictureSize(file);
  const named = { width: Number(told('og:image:width')), height: Number(told('og:image:height')) };
  if (!size) return [`has a share image that is neither JPEG nor PNG: ${pathname}`];
  if (!same(size, named)) return [`has a share image of ${inWords(size)} and says that it has ${inWords(named)}`];
  return same(size, SHARE_SIZE) ? [] : [`has a share image of ${inWords(size)}, not ${inWords(SHARE_SIZE)}`];
}

const same = (one, other) => one.width === other.width && one.height === other.height;
const inWords = ({ width, height }) => `${width} × ${height}`;
