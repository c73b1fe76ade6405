import { readFileSync } from 'node:fs';

const NAME = 'virtual:theme.css';
const SITE_FILE = 'src/data/site.json';
const RADII = { sharp: '0', soft: '0.5rem', round: '1.25rem' };

/**
 * Turns the theme of `site.json` into CSS custom properties (`--color-plain-text`, `--radius`, …): the dark ones for a
 * visitor who prefers them, on a screen, where the starter says that it has a dark scheme (`scheme.ts`).
 */
export function theme() {
  return {
    name: 'theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(SITE_FILE);
      const { colors, dark, corners } = JSON.parse(readFileSync(SITE_FILE, 'utf8')).theme;
      return `@layer tokens {
        :root { ${properties(colors)} --radius: ${RADII[corners]}; }
        @media screen and (prefers-color-scheme: dark) { :root[data-scheme~='dark'] { ${properties(dark)} } }
      }`;
    },
  };
}

const properties = (colors) =>
  Object.entries(colors).map(([name, value]) => `--color-${name}: ${value};`).join(' ');
