import { readFileSync } from 'node:fs';

const NAME = 'virtual:theme.css';
const SITE_FILE = 'src/data/site.json';
const RADII = { sharp: '0', soft: '0.5rem', round: '1.25rem' };

/**
 * Turns the theme of `site.json` into CSS custom properties (`--color-plain-text`, `--radius`, …). A photo has its `--ratio`
 * and `--natural-width`, with which a place can keep the room of one that has not come yet.
 */
export function theme() {
  return {
    name: 'theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(SITE_FILE);
      const { theme, images = {} } = JSON.parse(readFileSync(SITE_FILE, 'utf8'));
      const { colors, corners } = theme;
      const properties = Object.entries(colors).map(([name, value]) => `--color-${name}: ${value};`);
      const root = `:root { ${properties.join(' ')} --radius: ${RADII[corners]}; }`;
      return `@layer tokens { ${[root, ...naturalSizes(Object.values(images))].join(' ')} }`;
    },
  };
}

function naturalSizes(images) {
  const sizes = new Map(images.map(({ width, height }) => [`${width}x${height}`, { width, height }]));
  return [...sizes].map(
    ([name, { width, height }]) => `[data-size='${name}'] { --ratio: ${width} / ${height}; --natural-width: ${width}px; }`,
  );
}
