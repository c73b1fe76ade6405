import { readFileSync } from 'node:fs';

const NAME = 'virtual:theme.css';
const SITE_FILE = 'src/data/site.json';
const RADII = { sharp: '0', soft: '0.5rem', round: '1.25rem' };

/**
 * Turns the theme of `site.json` into CSS custom properties (`--color-plain-text`, `--radius`, …). A theme with `dark`
 * colours follows the visitor's preference on screens; paper is always light.
 */
export function theme() {
  return {
    name: 'theme',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      this.addWatchFile(SITE_FILE);
      const { colors, dark, corners } = JSON.parse(readFileSync(SITE_FILE, 'utf8')).theme;
      const light = `:root { ${properties(colors)} --radius: ${RADII[corners]}; color-scheme: light; }`;
      return `@layer tokens { ${light} ${dark ? darkRule(dark) : ''} }`;
    },
  };
}

/** What is there in the dark only, for pictures that were made to be seen on paper. */
const PICTURES = [
  '--paper: var(--color-neutral-900);',
  '--on-paper: var(--color-neutral-50);',
  '--paper-padding: var(--space-4);',
  '--paper-place: center;',
  '--dimmed: brightness(0.88);',
].join(' ');

function darkRule(dark) {
  return `@media screen and (prefers-color-scheme: dark) { :root { ${properties(dark)} ${PICTURES} color-scheme: dark; } }`;
}

function properties(colors) {
  return Object.entries(colors)
    .map(([name, value]) => `--color-${name}: ${value};`)
    .join(' ');
}
