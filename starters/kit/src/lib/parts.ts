import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import type { Kind } from './data';

/**
 * The seam of the starters: a component below `src/starter/` stands in for the kit's one of the same path.
 * Components of `src/custom/` are found by their name.
 */
type Modules = Record<string, AstroComponentFactory>;

const kit: Modules = import.meta.glob<AstroComponentFactory>(['/src/sections/*.astro', '/src/frame/*.astro'], {
  eager: true,
  import: 'default',
});
const starter: Modules = import.meta.glob<AstroComponentFactory>('/src/starter/{sections,frame}/*.astro', {
  eager: true,
  import: 'default',
});
const custom: Modules = import.meta.glob<AstroComponentFactory>('/src/custom/*.astro', {
  eager: true,
  import: 'default',
});

export function part(folder: 'sections' | 'frame', name: string): AstroComponentFactory {
  const component = starter[`/src/starter/${folder}/${name}.astro`] ?? kit[`/src/${folder}/${name}.astro`];
  if (!component) throw new Error(`Neither the starter nor the kit has ${folder}/${name}.astro`);
  return component;
}

export function sectionFor(kind: Kind): AstroComponentFactory {
  const name = kind.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return part('sections', name);
}

export function customComponent(name: string): AstroComponentFactory {
  const component = custom[`/src/custom/${name}.astro`];
  if (!component) throw new Error(`There is no src/custom/${name}.astro`);
  return component;
}
