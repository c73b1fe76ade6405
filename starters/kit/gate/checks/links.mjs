import { references } from '../site.mjs';

/** Every link within the site leads to a file, and to an anchor that is there. */
export function links(site, request) {
  const origin = request.site_url ? new URL(request.site_url).origin : 'https://site.invalid';
  const targets = site.pages.flatMap((page) =>
    references(page).flatMap(({ url }) => {
      const target = resolve(url, page, origin);
      return target ? [{ page, url, target }] : [];
    }),
  );
  const findings = targets.flatMap(({ page, url, target }) => {
    const problem = problemOf(target, site);
    return problem ? [{ severity: 'error', page: page.path, message: `${url} ${problem}` }] : [];
  });
  return { detail: `${targets.length} links within the site`, findings };
}

/** The address within the site, or undefined for another site, a telephone number and the like. */
function resolve(url, page, origin) {
  if (!URL.canParse(url, `${origin}${page.path}`)) return { pathname: url, hash: '' };
  const target = new URL(url, `${origin}${page.path}`);
  return target.origin === origin ? target : undefined;
}

function problemOf({ pathname, hash }, { files, pages }) {
  const file = decode(pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  if (!files.has(file)) return files.has(`${file}/index.html`) ? 'lacks its trailing slash' : 'leads nowhere';
  const anchor = decode(hash.slice(1));
  const page = pages.find((candidate) => candidate.file === file);
  if (!anchor || !page) return undefined;
  const ids = page.document.querySelectorAll('[id]').map((element) => element.getAttribute('id'));
  return ids.includes(anchor) ? undefined : 'names an anchor that is not there';
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
