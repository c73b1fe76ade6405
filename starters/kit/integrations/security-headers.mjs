import { readFileSync, writeFileSync } from 'node:fs';

/** Google Analytics, on sites that ask for consent to it. */
const ANALYTICS = {
  script: ' https://www.googletagmanager.com',
  image: ' https://*.google-analytics.com https://*.googletagmanager.com',
  connect: ' https://*.google-analytics.com https://*.analytics.google.com https://*.googletagmanager.com',
};
const NOTHING = { script: '', image: '', connect: '' };

/** Writes `_headers`: nothing from elsewhere but the analytics of the site's data, nothing inline; a form may go to the forms service only. */
export function securityHeaders({ formsUrl }) {
  let root;
  return {
    name: 'security-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.root;
      },
      'astro:build:done': ({ dir }) => {
        const { analytics_id: analyticsId } = JSON.parse(readFileSync(new URL('src/data/site.json', root), 'utf8'));
        writeFileSync(new URL('_headers', dir), headers(formsUrl, analyticsId ? ANALYTICS : NOTHING));
      },
    },
  };
}

function headers(formsUrl, also) {
  const policy = [
    "default-src 'none'",
    `script-src 'self'${also.script}`,
    "style-src 'self'",
    `img-src 'self'${also.image}`,
    "font-src 'self'",
    `connect-src 'self'${also.connect}`,
    `form-action ${formsUrl ? `'self' ${new URL(formsUrl).origin}` : "'self'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  return `/*
  Content-Security-Policy: ${policy}
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff

/_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;
}
