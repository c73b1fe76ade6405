import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { NodeType, parse } from 'node-html-parser';

const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'cite', 'em', 'i', 'mark', 'q', 's', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'wbr']);
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'head']);

/**
 * The built site: `files` maps each path (`/_astro/style.css`) to its content; a page has its address (`path`),
 * its file, its source, its parsed `document`, the `text` that is seen, and the same with every element `apart`.
 */
export async function loadSite(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
  const files = new Map();
  const pages = [];
  for (const name of paths) {
    const content = await readFile(path.join(folder, name));
    files.set(`/${name}`, content);
    if (name.endsWith('.html')) pages.push(page(`/${name}`, content.toString('utf8')));
  }
  return { files, pages };
}

function page(file, source) {
  const document = parse(source, { comment: false });
  const [text, apart] = [textOf(document, INLINE), textOf(document, new Set())].map(normalise);
  return { file, path: file.replace(/\/index\.html$/, '/'), source, document, text, apart };
}

/** Runs of white space are one space: how a browser shows them. */
export function normalise(text) {
  return text.replace(/\s+/g, ' ').trim();
}

/** The text that is seen; but for the elements that are part of a line of text, each is set apart. */
function textOf(node, inline) {
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  const name = node.rawTagName?.toLowerCase() ?? '';
  if (UNSEEN.has(name)) return '';
  const text = node.childNodes.map((child) => textOf(child, inline)).join('');
  return inline.has(name) ? text : ` ${text} `;
}

/** Every attribute that makes the browser fetch or leads somewhere, as `{ tag, attribute, url }`. */
export function references({ document }) {
  const named = ['href', 'src', 'poster', 'data', 'action', 'formaction'].flatMap((attribute) =>
    document.querySelectorAll(`[${attribute}]`).map((element) => ({ element, attribute, url: element.getAttribute(attribute) })),
  );
  const sets = document.querySelectorAll('[srcset]').flatMap((element) =>
    candidates(element).map(({ url }) => ({ element, attribute: 'srcset', url })),
  );
  return [...named, ...sets].map(({ element, ...rest }) => ({ tag: element.rawTagName.toLowerCase(), element, ...rest }));
}

/** The candidates of a `srcset` as `{ url, width }`. */
export function candidates(element) {
  return element.getAttribute('srcset').split(',').map((candidate) => {
    const [url, descriptor = ''] = candidate.trim().split(/\s+/);
    return { url, width: Number.parseInt(descriptor, 10) || 0 };
  });
}
