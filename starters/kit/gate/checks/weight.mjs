import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { candidates } from '../site.mjs';

/** The most that a page may have: in all, of HTML, CSS and JavaScript as they travel, and of JavaScript as it is. */
const PAGE_LIMIT = 1_500_000;
const CODE_LIMIT = 60_000;
const SCRIPT_LIMIT = 5_000;
const SCREEN = 1200;

/** What a visitor on a wide screen loads, scrolled to the end: a warning where that is heavy. */
export function weight({ pages, files }) {
  const size = (url) => files.get(decodeURI(url))?.length ?? 0;
  const compressed = (content = '') => gzipSync(content).length;
  const findings = pages.flatMap((page) => {
    const scripts = scriptsOf(page, files);
    const sheets = page.document.querySelectorAll('link[rel="stylesheet"]').map((link) => link.getAttribute('href'));
    const code = sum([page.source, ...[...scripts, ...sheets].map((url) => files.get(url))].map(compressed));
    const script = sum(scripts.map(size));
    const total = page.source.length + script + sum(sheets.map((sheet) => sheetSize(sheet, files, size))) + images(page, size);
    return [
      ...(total > PAGE_LIMIT ? [`weighs ${kilobytes(total)}, more than ${kilobytes(PAGE_LIMIT)}`] : []),
      ...(code > CODE_LIMIT ? [`has ${kilobytes(code)} of compressed code, more than ${kilobytes(CODE_LIMIT)}`] : []),
      ...(script > SCRIPT_LIMIT ? [`has ${kilobytes(script)} of scripts, more than ${kilobytes(SCRIPT_LIMIT)}`] : []),
    ].map((message) => ({ severity: 'warning', page: page.path, message }));
  });
  return { detail: `up to ${kilobytes(PAGE_LIMIT)} a page, ${kilobytes(CODE_LIMIT)} of it code`, findings };
}

/** The scripts of a page, and what those import. */
function scriptsOf({ document }, files) {
  const scripts = new Set(document.querySelectorAll('script[src]').map((script) => script.getAttribute('src')));
  // A set that grows while it is walked is walked to its end.
  for (const script of scripts) {
    const source = files.get(script)?.toString('utf8') ?? '';
    for (const [, name] of source.matchAll(/["'](\.\/[^"']+\.js)["']/g)) scripts.add(path.join(path.dirname(script), name));
  }
  return [...scripts];
}

/** With its fonts. */
function sheetSize(sheet, files, size) {
  return size(sheet) + sum(fontsOf(files.get(sheet)?.toString('utf8') ?? '').map(size));
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
