import { normalise } from '../site.mjs';

const ID_OF_BUSINESS = '/#business';
/** What must be said of the business where the client has said it: a fact's name, and where it stands. */
const OWED = {
  'business.name': (business) => business.name,
  'contact.email': (business) => business.email,
  'contact.phone': (business) => business.telephone,
  'contact.address.street': (business) => business.address?.streetAddress,
  'contact.address.city': (business) => business.address?.addressLocality,
  'contact.address.region': (business) => business.address?.addressRegion,
  'contact.address.postal_code': (business) => business.address?.postalCode,
};
const DAYS = { Mo: 'Monday', Tu: 'Tuesday', We: 'Wednesday', Th: 'Thursday', Fr: 'Friday', Sa: 'Saturday', Su: 'Sunday' };
const CURRENCIES = { BRL: 'R$', USD: '$', CAD: '$', AUD: '$', NZD: '$', MXN: '$', CLP: '$', COP: '$', ARS: '$', EUR: '€', GBP: '£' };

/** What search engines are told is what the client said and what visitors read. */
export function structuredProblems(page, site, request) {
  const { locale, site_url: siteUrl } = request;
  const scripts = page.document.querySelectorAll('script[type="application/ld+json"]');
  if (scripts.length !== 1) return [`has ${scripts.length} pieces of structured data instead of one`];
  const graph = graphOf(scripts[0].rawText);
  if (!graph) return ['has structured data that is not JSON'];
  if (graph['@context'] !== 'https://schema.org' || !Array.isArray(graph['@graph'])) {
    return ['has structured data that is no graph of https://schema.org'];
  }
  const nodes = graph['@graph'];
  const typed = (type) => nodes.filter((node) => [node['@type']].flat().includes(type));
  const business = nodes.find((node) => node['@id'] === new URL(ID_OF_BUSINESS, siteUrl).href);
  const [webPage] = nodes.filter((node) => node.url === new URL(page.path, siteUrl).href && node.isPartOf);
  return [
    ...nodes.filter((node) => ![node['@type']].flat()[0]).map(() => 'has structured data without a type'),
    ...(business ? businessProblems(business, site, request) : ['does not say in its structured data which business it is']),
    ...(typed('WebSite').length === 1 ? [] : ['does not say in its structured data which website it belongs to']),
    ...(webPage ? pageProblems(webPage, page, locale) : ['does not describe itself in its structured data']),
    ...typed('BreadcrumbList').flatMap((list) => breadcrumbProblems(list, site, siteUrl)),
    ...priceProblems(nodes, page),
    ...unreadable('question', typed('FAQPage').flatMap(({ mainEntity = [] }) => mainEntity.map(({ name }) => name)), page.text),
    ...unreadable('answer', typed('FAQPage').flatMap(({ mainEntity = [] }) => mainEntity.map(({ acceptedAnswer }) => acceptedAnswer?.text)), page.text),
    ...unreadable('person', (business?.employee ?? []).map(({ name }) => name), page.text),
  ];
}

function graphOf(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function businessProblems(business, { pages }, { facts = [], hours = [], special_hours: dates = [] }) {
  const readable = pages.map(({ text }) => text).join(' ');
  const contact = { name: business.name, email: business.email, telephone: business.telephone };
  const owed = facts
    .filter(({ fact, text }) => OWED[fact] && normalise(OWED[fact](business) ?? '') !== normalise(text))
    .map(({ fact, text }) => `tells search engines ${OWED[fact](business) ?? 'nothing'} for ${fact}, not ${text}`);
  const shown = Object.entries(contact)
    .filter(([, text]) => text && !readable.includes(normalise(text)))
    .map(([name, text]) => `tells search engines a ${name} that is on no page: ${text}`);
  return [...owed, ...shown, ...hourProblems(business, hours, dates)];
}

/** The week and the dates that differ from it, each time for each day. */
function hourProblems({ openingHoursSpecification: week = [], specialOpeningHoursSpecification: special = [] }, hours, dates) {
  const told = [
    ...week.flatMap(({ dayOfWeek, ...times }) => [dayOfWeek].flat().map((day) => span(day, times))),
    ...special.map(({ validFrom, ...times }) => span(validFrom, times)),
  ];
  const asked = [
    ...hours.flatMap(({ days, ...times }) => days.map((day) => span(DAYS[day], times))),
    ...dates.map(({ date, ...times }) => span(date, times)),
  ];
  const wrong = told.filter((one) => !asked.includes(one));
  const missing = asked.filter((one) => !told.includes(one));
  return [
    ...(wrong.length > 0 ? [`tells search engines of hours that the business does not have: ${wrong.join(', ')}`] : []),
    ...(missing.length > 0 ? [`does not tell search engines of these hours: ${missing.join(', ')}`] : []),
  ];
}

/** In schema.org's terms: a day ends a minute before midnight, and one without hours is closed. */
function span(day, { opens, closes }) {
  return `${day} ${opens ?? '00:00'}–${closes === '24:00' ? '23:59' : (closes ?? '00:00')}`;
}

function pageProblems({ name, description, inLanguage }, { document }, locale) {
  const title = document.querySelector('head title')?.text ?? '';
  const summary = document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '';
  const lang = document.querySelector('html')?.getAttribute('lang') ?? locale;
  return [
    ...(normalise(name ?? '') === normalise(title) ? [] : [`is called otherwise in its structured data: ${name}`]),
    ...(normalise(description ?? '') === normalise(summary) ? [] : ['is described otherwise in its structured data']),
    ...(inLanguage === lang ? [] : [`has the language ${inLanguage} in its structured data, not ${lang}`]),
  ];
}

function breadcrumbProblems({ itemListElement: crumbs = [] }, { pages }, siteUrl) {
  const addresses = pages.map(({ path }) => new URL(path, siteUrl).href);
  return crumbs.flatMap(({ position, item, name }, index) => [
    ...(addresses.includes(item) ? [] : [`has a breadcrumb that leads nowhere: ${item}`]),
    ...(position === index + 1 ? [] : [`counts its breadcrumbs wrongly: ${name} is number ${position}`]),
  ]);
}

function priceProblems(nodes, { text }) {
  return within(nodes)
    .filter((node) => node['@type'] === 'Offer' && node.price !== undefined)
    .filter(({ price, priceCurrency }) => !CURRENCIES[priceCurrency] || !amounts(text, CURRENCIES[priceCurrency]).has(Number(price)))
    .map(({ price, priceCurrency }) => `tells search engines a price that cannot be read on it: ${price} ${priceCurrency}`);
}

/** Every amount of money in a text, as a number; three digits after a sign are thousands. */
function amounts(text, sign) {
  const quoted = sign.replace('$', '\\$');
  const money = new RegExp(`${quoted}\\s?(\\d[\\d.,]*)|(\\d[\\d.,]*)\\s?${quoted}`, 'g');
  const figures = [...text.matchAll(money)].map(([, before, after]) => before ?? after);
  return new Set(figures.map((figure) => Number(figure.replace(/[.,]+$/, '').replace(/[.,](?=\d{3}(?!\d))/g, '').replace(',', '.'))));
}

function within(value) {
  if (Array.isArray(value)) return value.flatMap(within);
  return value && typeof value === 'object' ? [value, ...Object.values(value).flatMap(within)] : [];
}

function unreadable(what, texts, shown) {
  return texts
    .filter((text) => !shown.includes(normalise(text ?? '')))
    .map((text) => `tells search engines of a ${what} that cannot be read on it: ${text}`);
}
