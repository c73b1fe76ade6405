/** What comes later wins: a starter may restyle everything of the kit; src/custom is in no layer and wins over all. */
const ORDER = '@layer reset, tokens, base, sections, starter;';

/** Declares the order in every style sheet, since which one comes first in the bundle is up to the bundler. */
export function layers() {
  return {
    name: 'layers',
    enforce: 'pre',
    transform: (code, id) => (/\.css$/.test(id) ? { code: `${ORDER}\n${code}`, map: null } : undefined),
  };
}
