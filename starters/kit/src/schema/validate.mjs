import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { COLORS } from './colors.mjs';
import { VARIANTS } from './variants.mjs';

const PAGES = 'src/data/pages';
const SITE = 'src/data/site.json';

/** Every problem of the data below `root` (a file URL), each with its file, JSON pointer and message. */
export function findProblems(root) {
  const at = (path) => new URL(path, root);
  const pageFiles = existsSync(at(PAGES)) ? readdirSync(at(PAGES), { recursive: true }).filter((name) => name.endsWith('.json')) : [];
  const files = [SITE, ...pageFiles.sort().map((name) => `${PAGES}/${name}`)].map((file) => readData(at(file), file));

  const problems = files.flatMap(({ file, data, failure }) =>
    failure ? [{ file, pointer: '/', message: failure }] : schemaProblems(file, data),
  );
  if (pageFiles.length === 0) problems.push({ file: PAGES, pointer: '/', message: 'has no page' });
  if (problems.length > 0) return problems;

  const [site, ...pages] = files;
  return [
    ...siteProblems(site, at),
    ...sharedPaths(pages),
    ...pages.flatMap((page) => pageProblems(page, site.data, at)),
  ];
}

function readData(url, file) {
  try {
    return { file, data: JSON.parse(readFileSync(url, 'utf8')) };
  } catch (error) {
    return { file, failure: error.code === 'ENOENT' ? 'is missing' : `is not JSON: ${error.message}` };
  }
}

const ajv = new Ajv2020({ allErrors: true, discriminator: true, strict: false, unicodeRegExp: false, formats: { email: true } });
const validators = { site: validator('site.schema.json'), page: validator('page.schema.json') };

function validator(name) {
  // Ajv refuses the discriminator's mapping, an OpenAPI extra that says what the tags say anyway.
  const withoutMapping = (key, value) => (key === 'mapping' ? undefined : value);
  return ajv.compile(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'), withoutMapping));
}

function schemaProblems(file, data) {
  const validate = file === SITE ? validators.site : validators.page;
  if (validate(data)) return [];
  return validate.errors
    .filter((error) => error.keyword !== 'anyOf')
    .map((error) => ({ file, pointer: error.instancePath || '/', message: inWords(error) }));
}

function inWords({ keyword, message, params }) {
  if (keyword === 'additionalProperties') return `${message}: ${params.additionalProperty}`;
  if (keyword === 'enum') return `${message}: ${params.allowedValues.join(', ')}`;
  return message;
}

function sharedPaths(pages) {
  return pages
    .filter(({ data }, index) => pages.findIndex((other) => other.data.path === data.path) !== index)
    .map(({ file, data }) => ({ file, pointer: '/path', message: `is another page's, too: ${data.path}` }));
}

function siteProblems({ file, data: site }, at) {
  const images = Object.entries(site.images ?? {});
  return [
    ...['colors', 'dark'].flatMap((set) =>
      COLORS.filter((name) => !(name in site.theme[set])).map((name) => ({
        file, pointer: `/theme/${set}`, message: `must have the colour ${name}`,
      })),
    ),
    ...images.filter(([, image]) => !isAsset(image.file, at)).map(([id, image]) => ({
      file, pointer: `/images/${id}/file`, message: `names no picture in src/data/assets: ${image.file}`,
    })),
    ...unknownImages([site.logo], site).map((id) => ({ file, pointer: '/logo', message: `names no image: ${id}` })),
  ];
}

function isAsset(file, at) {
  return /^[\w-]+\.(jpe?g|png|webp|svg)$/.test(file) && existsSync(at(`src/data/assets/${file}`));
}

function pageProblems({ file, data: page }, site, at) {
  return [...languageProblems(file, page, site), ...sectionProblems(file, page, site, at)];
}

/** A page is in a language of the site, in that language's folder and below its home. */
function languageProblems(file, { page, locale, path }, { languages }) {
  const language = languages.find((candidate) => candidate.locale === locale);
  if (!language) return [{ file, pointer: '/locale', message: `is no language of site.json: ${locale}` }];
  const expected = `${PAGES}/${language === languages[0] ? '' : `${locale}/`}${page}.json`;
  return [
    ...(file === expected ? [] : [{ file, pointer: '/page', message: `must lie at ${expected}` }]),
    ...(path.startsWith(language.home) ? [] : [{ file, pointer: '/path', message: `must begin with ${language.home}` }]),
  ];
}

function sectionProblems(file, page, site, at) {
  const seen = new Set();
  return page.sections.flatMap(({ id, variant, content }, index) => {
    const problem = (key, message) => ({ file, pointer: `/sections/${index}/${key}`, message });
    const problems = unknownImages(imagesOf(content), site).map((image) => problem('content', `names no image: ${image}`));
    if (seen.has(id)) problems.push(problem('id', `is used twice: ${id}`));
    seen.add(id);
    if (!VARIANTS[content.kind].includes(variant)) {
      problems.push(problem('variant', `must be one of ${VARIANTS[content.kind].join(', ')}`));
    }
    if (content.kind === 'custom' && !existsSync(at(`src/custom/${content.component}.astro`))) {
      problems.push(problem('content/component', `names src/custom/${content.component}.astro, which does not exist`));
    }
    return problems;
  });
}

function imagesOf(content) {
  const { image, images = [], people = [], items = [] } = content;
  return [image, ...images, ...people.map(({ photo }) => photo), ...items.map((item) => item.image)];
}

function unknownImages(ids, site) {
  return ids.filter((id) => id && !Object.hasOwn(site.images ?? {}, id));
}
