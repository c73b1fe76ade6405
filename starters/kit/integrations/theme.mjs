import { readFileSync } from 'node:fs';

const NAME = 'virtual:theme.css';
const SITE_FILE = 'src/data/site.json';
const RADII = { sharp: '0', soft: '0.5rem', round: '1.25rem' };

/**
 * Turns the theme of `site.json` into CSS custom properties (`--color-plain-text`, `--radius`, …): the dark ones for a
 * visitor who prefers them, on a screen, where the starter says that it has a dark scheme (`scheme.ts`). A photo has its
 * `--ratio` and `--natural-width`, with which a place can keep the room of one that has not come yet, and the `--focus`
 * that stays in sight where it is cut.
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
        ${Object.entries(images).map(photo).join(' ')}
      }`;
    },
  };
}

const properties = (colors) =>
  Object.entries(colors).map(([name, value]) => `--color-${name}: ${value};`).join(' ');

function photo([id, { width, height, focus }]) {
  const inSight = focus ? ` --focus-x: ${percent(focus.x)}; --focus-y: ${percent(focus.y)};` : '';
  return `[data-photo='${id}'] { --ratio: ${width} / ${height}; --natural-width: ${width}px;${inSight} }`;
}

const percent = (share) => `${Math.round(share * 100)}%`;
