import { readFileSync, writeFileSync } from 'node:fs';

/** Google Analytics, on sites that ask for consent to it. */
const ANALYTICS = {
  script: ' https://www.googletagmanager.com',
  image: ' https://*.google-analytics.com https://*.googletagmanager.com',
  connect: ' https://*.google-analytics.com https://*.analytics.google.com https://*.googletagmanager.com',
};
const NOTHING = { script: '', image: '', connect: '' };

/** Writes `_headers`: nothing from elsewhere but the data's analytics, nothing inline; what a visitor writes goes to the forms service only. */
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

function headers(formsUrl, analytics) {
  const forms = formsUrl ? new URL(formsUrl).origin : undefined;
  const policy = [
    "default-src 'none'",
    `script-src 'self'${analytics.script}`,
    "style-src 'self'",
    `img-src 'self'${analytics.image}`,
    "font-src 'self'",
    "manifest-src 'self'",
    // Browsers' own audits read robots.txt from within the page.
    `connect-src 'self'${forms ? ` ${forms}` : ''}${analytics.connect}`,
    `form-action ${forms ?? "'none'"}`,
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
