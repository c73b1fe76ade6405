import { writeFileSync } from 'node:fs';

/** Writes `_headers`: nothing from elsewhere, nothing inline; what a visitor writes goes to the forms service only. */
export function securityHeaders({ formsUrl }) {
  const forms = formsUrl ? new URL(formsUrl).origin : undefined;
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    // Browsers' own audits read robots.txt from within the page.
    `connect-src 'self'${forms ? ` ${forms}` : ''}`,
    `form-action ${forms ?? "'none'"}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
  const text = `/*
  Content-Security-Policy: ${policy}
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff

/_astro/*
  Cache-Control: public, max-age=31536000, immutable
`;
  return {
    name: 'security-headers',
    hooks: { 'astro:build:done': ({ dir }) => writeFileSync(new URL('_headers', dir), text) },
  };
}
