import { readFile, readdir } from 'node:fs/promises';

const DATA = new URL('../src/data/', import.meta.url);
const readData = async (name) => JSON.parse(await readFile(new URL(name, DATA), 'utf8'));

const stringsOf = (value) =>
  typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(stringsOf) : [];

/** What this project's own data says must be there: for whoever builds the site by hand. */
export async function requestFromData() {
  const site = await readData('site.json');
  const names = (await readdir(new URL('pages/', DATA), { recursive: true })).filter((name) => name.endsWith('.json'));
  const pages = await Promise.all(names.map((name) => readData(`pages/${name}`)));
  const { email, phone, whatsapp } = site.contact;
  const facts = {
    'business.name': site.name,
    'contact.email': email,
    'contact.phone': phone?.label,
    'contact.whatsapp': whatsapp?.label,
  };
  return {
    locale: site.languages[0].locale,
    site_url: process.env.SITE_URL,
    forms_url: process.env.FORMS_URL,
    pages: pages.map(({ path, locale, title, description }) => ({ path, locale, title, description })),
    client: { locale: site.languages[0].locale, texts: site.client_texts ?? [] },
    hours: (site.contact.hours ?? []).filter(({ days }) => days),
    special_hours: site.contact.special_hours ?? [],
    own_words: [site, ...pages].flatMap(stringsOf),
    facts: Object.entries(facts).flatMap(([fact, text]) => (text ? [{ fact, text }] : [])),
  };
}
