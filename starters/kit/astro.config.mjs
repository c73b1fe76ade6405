import { defineConfig, envField } from 'astro/config';
import { clientLanguage } from './integrations/client-language.mjs';
import { languages } from './integrations/languages.mjs';
import { layers } from './integrations/layers.mjs';
import { securityHeaders } from './integrations/security-headers.mjs';
import { siteData } from './integrations/site-data.mjs';
import { theme } from './integrations/theme.mjs';

const { SITE_URL, FORMS_URL } = process.env;

export default defineConfig({
  site: SITE_URL,
  trailingSlash: 'always',
  // node_modules is mounted read-only where the pipeline builds: every cache stays in the project.
  cacheDir: './.cache/astro',
  build: { inlineStylesheets: 'never' },
  devToolbar: { enabled: false },
  env: { schema: { FORMS_URL: envField.string({ context: 'server', access: 'public', url: true, optional: true }) } },
  image: { service: { entrypoint: 'astro/assets/services/sharp', config: { avif: { effort: 2 } } } },
  integrations: [siteData(), languages(), clientLanguage(), securityHeaders({ formsUrl: FORMS_URL })],
  vite: {
    cacheDir: './.cache/vite',
    plugins: [layers(), theme()],
    // The strict Content-Security-Policy allows neither inline scripts nor data: fonts.
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
  },
});
