import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { NodeType, parse } from 'node-html-parser';

const UNREAD = new Set(['SCRIPT', 'STYLE', 'HEAD']);

/** In a site of several languages: what stands on a page in the client's own language says so with `lang`. */
export function clientLanguage() {
  let data;
  return {
    name: 'client-language',
    hooks: {
      'astro:config:setup': ({ config }) => {
        data = JSON.parse(readFileSync(new URL('src/data/site.json', config.root), 'utf8'));
      },
      'astro:build:done': ({ dir }) => {
        const [client, ...others] = data.languages;
        const texts = new Set(data.client_texts);
        for (const { home } of others) {
          const folder = new URL(`.${home}`, dir);
          for (const name of readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('.html'))) {
            const page = new URL(name, folder);
            writeFileSync(page, withLanguage(readFileSync(page, 'utf8'), texts, client.locale));
          }
        }
      },
    },
  };
}

/** The page with a `lang` on each innermost element that holds nothing but client's texts; all else to the byte. */
export function withLanguage(html, texts, locale) {
  const places = marked(parse(html, { comment: true }), texts).map(({ range, rawTagName }) => range[0] + 1 + rawTagName.length);
  const cuts = [0, ...places, html.length];
  return cuts.slice(1).map((end, index) => html.slice(cuts[index], end)).join(` lang="${locale}"`);
}

/** In the document's order. */
function marked(element, texts) {
  if (UNREAD.has(element.tagName)) return [];
  if (element.tagName && !element.hasAttribute('lang') && isOwn(element, texts)) return [element];
  return element.childNodes.filter(({ nodeType }) => nodeType === NodeType.ELEMENT_NODE).flatMap((child) => marked(child, texts));
}

/** Whether its text, or what it says instead of one, is the client's; a mere box around one such element is not meant. */
function isOwn(element, texts) {
  const says = normalise(element.getAttribute('alt') ?? '');
  if (says) return texts.has(says);
  const children = element.childNodes.filter((node) => normalise(node.text));
  const isBox = children.length === 1 && children[0].nodeType === NodeType.ELEMENT_NODE;
  return !isBox && texts.has(normalise(element.text));
}

const normalise = (text) => text.replace(/\s+/g, ' ').trim();
