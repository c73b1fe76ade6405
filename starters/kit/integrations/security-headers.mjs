import { writeFileSync } from 'node:fs';

/** Writes `_headers`: nothing from elsewhere, nothing inline; a form may go to the forms service only. */
export function securityHeaders({ formsUrl }) {
  const formTargets = formsUrl ? `'self' ${new URL(formsUrl).origin}` : "'self'";
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `form-action ${formTargets}`,
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
