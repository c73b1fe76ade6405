import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { headersFor, parseHeaders } from './headers.mjs';

const TYPES = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};
const FOR_THE_HOST = new Set(['/_headers', '/_redirects']);

/** Serves the built files on loopback as their host will: under the site's own `_headers`, and compressed. */
export async function serve({ files }, siteUrl) {
  const rules = parseHeaders(files.get('/_headers')?.toString('utf8') ?? '');
  const made = new Map();
  const server = createServer((request, response) => {
    const asked = fileOf(request.url);
    const found = files.has(asked) && !FOR_THE_HOST.has(asked);
    const file = found ? asked : '/404.html';
    if (!made.has(file)) made.set(file, answer(file, files.get(file) ?? Buffer.from(''), here(siteUrl, server)));
    const { headers, body } = made.get(file);
    response.writeHead(found ? 200 : 404, { ...headers, ...headersFor(rules, pathOf(request.url)) }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: originOf(server), close: () => server.close().closeAllConnections() };
}

function answer(file, content, mapped) {
  const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
  if (!/charset|svg/.test(type)) return { headers: { 'content-type': type }, body: content };
  return { headers: { 'content-type': type, 'content-encoding': 'gzip' }, body: gzipSync(mapped(content.toString('utf8'))) };
}

/** Whatever names the address that the site was built for means this server. */
function here(siteUrl, server) {
  if (!siteUrl) return (text) => text;
  const origin = new RegExp(`${RegExp.escape(new URL(siteUrl).origin)}(?![\\w.:-])`, 'g');
  return (text) => text.replace(origin, originOf(server));
}

const originOf = (server) => `http://127.0.0.1:${server.address().port}`;
const pathOf = (url) => new URL(url, 'http://site.invalid').pathname;

function fileOf(url) {
  try {
    const pathname = decodeURIComponent(pathOf(url));
    return pathname.endsWith('/') ? `${pathname}index.html` : pathname;
  } catch {
    return '/';
  }
}
