import { readFileSync } from 'node:fs';

// A configuration that is updated gets no defaults: these are Astro's.
const ROUTING = { prefixDefaultLocale: false, redirectToDefaultLocale: false, fallbackType: 'redirect' };

/** Tells Astro the site's languages: the first one's pages stand at the root, the others' below `/en/` and the like. */
export function languages() {
  return {
    name: 'languages',
    hooks: {
      'astro:config:setup': ({ config, updateConfig }) => {
        const site = JSON.parse(readFileSync(new URL('src/data/site.json', config.root), 'utf8'));
        const locales = site.languages.map(({ locale }) => ({ path: locale.toLowerCase(), codes: [locale] }));
        updateConfig({ i18n: { locales, defaultLocale: locales[0].path, routing: ROUTING } });
      },
    },
  };
}
