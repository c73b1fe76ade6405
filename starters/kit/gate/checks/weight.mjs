import { candidates } from '../site.mjs';

const PAGE_LIMIT = 1_500_000;
const SCRIPT_LIMIT = 60_000;
const SCREEN = 1200;

/** What a visitor on a wide screen loads, scrolled to the end: a warning where that is heavy. */
export function weight({ pages, files }) {
  const size = (url) => files.get(decodeURI(url))?.length ?? 0;
  const findings = pages.flatMap((page) => {
    const scripts = sum(page.document.querySelectorAll('script[src]').map((script) => size(script.getAttribute('src'))));
    const total = page.source.length + scripts + styles(page, files, size) + images(page, size);
    return [
      ...(total > PAGE_LIMIT ? [`weighs ${kilobytes(total)}, more than ${kilobytes(PAGE_LIMIT)}`] : []),
      ...(scripts > SCRIPT_LIMIT ? [`has ${kilobytes(scripts)} of scripts, more than ${kilobytes(SCRIPT_LIMIT)}`] : []),
    ].map((message) => ({ severity: 'warning', page: page.path, message }));
  });
  return { detail: `up to ${kilobytes(PAGE_LIMIT)} a page`, findings };
}

function styles({ document }, files, size) {
  const sheets = document.querySelectorAll('link[rel="stylesheet"]').map((link) => link.getAttribute('href'));
  return sum(sheets.map((sheet) => size(sheet) + sum(fontsOf(files.get(sheet)?.toString('utf8') ?? '').map(size))));
}

/** Latin letters only: a browser leaves the other subsets where they are. */
function fontsOf(css) {
  return [...css.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map(([, url]) => url).filter((url) => !url.includes('-ext-'));
}

/** Of each picture the first format, in the size for a wide screen. */
function images({ document }, size) {
  return sum(
    document.querySelectorAll('img').map((img) => {
      const source = img.closest('picture')?.querySelector('source[srcset]');
      const fitting = source && candidates(source).sort((one, other) => one.width - other.width);
      const chosen = fitting?.find(({ width }) => width >= SCREEN) ?? fitting?.at(-1);
      return size(chosen?.url ?? img.getAttribute('src') ?? '');
    }),
  );
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} kB`;
