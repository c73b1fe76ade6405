import { headersFor, parseHeaders } from '../browser/headers.mjs';
import { references } from '../site.mjs';

const FETCHING_RELS = /stylesheet|icon|preload|prefetch|preconnect|dns-prefetch|manifest/;

/** What the host is to send with every page, and what must stand in it. */
const HEADERS = {
  'content-security-policy': /^(?!.*'unsafe-).*default-src 'none'/,
  'permissions-policy': /./,
  'referrer-policy': /./,
  'strict-transport-security': /max-age=[1-9]/,
  'x-content-type-options': /^nosniff$/,
};

/** Nothing comes from elsewhere and nothing is inline, and the headers of every page see to it. */
export function external({ pages, files }, { site_url: siteUrl, forms_url: formsUrl }) {
  const own = [siteUrl, formsUrl].filter(Boolean).map((url) => new URL(url).origin);
  const isForeign = (url) => /^(?:[a-z][a-z+.-]*:)?\/\//i.test(url) && !own.includes(new URL(url, 'https://site.invalid').origin);
  const rules = parseHeaders(files.get('/_headers')?.toString('utf8') ?? '');
  const findings = [
    ...pages.flatMap((page) => [
      ...headerProblems(headersFor(rules, page.path)).map((message) => error(page.path, message)),
      ...references(page).filter(fetches).filter(({ url }) => isForeign(url)).map(({ tag, url }) => error(page.path, `${tag} fetches ${url}`)),
      ...inlineCode(page).map((message) => error(page.path, message)),
    ]),
    ...[...files].filter(([path]) => path.endsWith('.css')).flatMap(([path, content]) =>
      cssUrls(content.toString('utf8')).filter(isForeign).map((url) => error(path, `fetches ${url}`)),
    ),
  ];
  return { detail: `${pages.length} pages, ${files.size} files`, findings };
}

const error = (page, message) => ({ severity: 'error', page, message });

function headerProblems(sent) {
  return Object.entries(HEADERS)
    .filter(([name, owed]) => !owed.test(sent[name] ?? ''))
    .map(([name]) => `is sent with a ${name} that does not protect it: ${sent[name] ?? 'none'}`);
}

function fetches({ tag, element, attribute }) {
  if (tag === 'a') return false;
  if (tag === 'link') return FETCHING_RELS.test(element.getAttribute('rel') ?? '');
  return attribute !== 'content';
}

function inlineCode({ document }) {
  const scripts = document.querySelectorAll('script:not([src])').filter((script) => script.getAttribute('type') !== 'application/ld+json');
  const handlers = document.querySelectorAll('*').filter((element) => Object.keys(element.attributes).some((name) => /^on/i.test(name)));
  return [
    ...scripts.map(() => 'has an inline script'),
    ...document.querySelectorAll('style').map(() => 'has an inline style sheet'),
    ...document.querySelectorAll('[style]').map(() => 'has an inline style'),
    ...handlers.map((element) => `has an event handler on ${element.rawTagName}`),
  ];
}

function cssUrls(css) {
  return [...css.matchAll(/(?:url\(\s*|@import\s+)["']?([^"')\s;]+)/g)].map(([, url]) => url);
}
