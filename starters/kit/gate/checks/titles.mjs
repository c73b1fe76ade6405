import { normalise } from '../site.mjs';

/** Each page is there, with the title and description that were asked for, and no two share one. */
export function titles({ pages }, { pages: asked = [] }) {
  const found = pages.map((page) => ({ page, ...headOf(page) }));
  return {
    detail: `${pages.length} pages`,
    findings: [
      ...found.flatMap(missing),
      ...shared(found, 'title'),
      ...shared(found, 'description'),
      ...asked.flatMap((wanted) => differing(wanted, found)),
    ],
  };
}

function headOf({ document }) {
  return {
    title: normalise(document.querySelector('head title')?.text ?? ''),
    description: normalise(document.querySelector('meta[name="description"]')?.getAttribute('content') ?? ''),
  };
}

function missing({ page, title, description }) {
  return Object.entries({ title, description })
    .filter(([, text]) => !text)
    .map(([name]) => ({ severity: 'error', page: page.path, message: `has no ${name}` }));
}

function shared(found, name) {
  return found
    .filter((one, index) => one[name] && found.findIndex((other) => other[name] === one[name]) < index)
    .map((one) => ({ severity: 'error', page: one.page.path, message: `shares its ${name} with another page: ${one[name]}` }));
}

function differing(wanted, found) {
  const one = found.find(({ page }) => page.path === wanted.path);
  if (!one) return [{ severity: 'error', page: wanted.path, message: 'is not there' }];
  return ['title', 'description']
    .filter((name) => wanted[name] && one[name] !== normalise(wanted[name]))
    .map((name) => ({ severity: 'error', page: wanted.path, message: `has another ${name}: ${one[name]}` }));
}
