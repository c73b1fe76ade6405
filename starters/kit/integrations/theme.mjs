import { readFileSync } from 'node:fs';

const NAME = 'virtual:theme.css';
const SITE_FILE = 'src/data/site.json';
const RADII = { sharp: '0', soft: '0.5rem', round: '1.25rem' };

/** Turns the theme of `site.json` into CSS custom properties (`--color-plain-text`, `--radius`, …). */
export function theme() {
  return {
    name: 'theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(SITE_FILE);
      const { colors, corners } = JSON.parse(readFileSync(SITE_FILE, 'utf8')).theme;
      const properties = Object.entries(colors).map(([name, value]) => `--color-${name}: ${value};`);
      return `@layer tokens { :root { ${properties.join(' ')} --radius: ${RADII[corners]}; } }`;
    },
  };
}
