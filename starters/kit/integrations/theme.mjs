import { readFileSync } from 'node:fs';

const NAME = 'virtual:theme.css';
const SITE_FILE = 'src/data/site.json';
const RADII = { sharp: '0', soft: '0.5rem', round: '1.25rem' };

/**
 * Turns the theme of `site.json` into CSS custom properties (`--color-plain-text`, `--radius`, …): the dark ones for a
 * visitor who prefers them, on a screen, where the starter says that it has a dark scheme (`scheme.ts`). A photo has its
 * `--ratio` and `--natural-width`, with which a place can keep the room of one that has not come yet.
 */
export function theme() {
  return {
    name: 'theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(SITE_FILE);
      const { theme, images = {} } = JSON.parse(readFileSync(SITE_FILE, 'utf8'));
      const { colors, dark, corners } = theme;
      return `@layer tokens {
        :root { ${properties(colors)} --radius: ${RADII[corners]}; }
        @media screen and (prefers-color-scheme: dark) { :root[data-scheme~='dark'] { ${properties(dark)} } }
        ${naturalSizes(Object.values(images))}
      }`;
    },
  };
}

const properties = (colors) =>
  Object.entries(colors).map(([name, value]) => `--color-${name}: ${value};`).join(' ');

function naturalSizes(images) {
  const sizes = new Map(images.map(({ width, height }) => [`${width}x${height}`, { width, height }]));
  return [...sizes]
    .map(([name, { width, height }]) => `[data-size='${name}'] { --ratio: ${width} / ${height}; --natural-width: ${width}px; }`)
    .join(' ');
}
