// Writes src/schema/types.d.ts from the two schemas; with --check it only says whether they still agree.
import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

const folder = new URL('./src/schema/', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

const { $defs: siteDefs, ...site } = read('site.schema.json');
const { $defs: pageDefs, ...page } = read('page.schema.json');
const everything = {
  title: 'SiteFiles',
  type: 'object',
  additionalProperties: false,
  required: ['site', 'page'],
  properties: { site: { $ref: '#/$defs/SiteData' }, page: { $ref: '#/$defs/PageData' } },
  $defs: { ...siteDefs, ...pageDefs, SiteData: site, PageData: page },
};

const types = await compile(everything, 'SiteFiles', {
  bannerComment: '// Made by `npm run types` from site.schema.json and page.schema.json; do not edit.',
  ignoreMinAndMaxItems: true,
  style: { singleQuote: true, printWidth: 110 },
});

const target = new URL('types.d.ts', folder);
if (!process.argv.includes('--check')) {
  writeFileSync(target, types);
} else if (readFileSync(target, 'utf8') !== types) {
  console.error('src/schema/types.d.ts does not match the schemas: run `npm run types`.');
  process.exit(1);
}
