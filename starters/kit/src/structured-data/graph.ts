import { legalLinks } from '../legal/links';
import type { Language } from '../lib/language';
import type { FaqItem, PageData, SiteData } from '../schema/types';
import { business } from './business';

/** Where a page is: `at` makes an address of a path. */
export interface Place {
  at: (path: string) => string;
  image: string;
  language: Language;
}

/** What search engines are told of a page, its site and the business, as text that is safe inside of a script element. */
export function structuredData(site: SiteData, page: PageData, siteUrl: URL, language: Language, image: string): string {
  const place: Place = { at: (path) => new URL(path, siteUrl).href, image, language };
  const breadcrumbs = breadcrumbList(page, place);
  const graph = [
    business(site, page, place),
    website(site, place),
    webPage(page, place, breadcrumbs?.['@id']),
    ...(breadcrumbs ? [breadcrumbs] : []),
  ];
  const text = JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }, told);
  return text.replaceAll('<', '\\u003c');
}

/** Nothing is said of what is not known. */
function told(_key: string, value: unknown): unknown {
  return value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
}

function website(site: SiteData, { at }: Place) {
  return {
    '@type': 'WebSite',
    '@id': at('/#website'),
    url: at('/'),
    name: site.name,
    inLanguage: site.languages.map(({ locale }) => locale),
    publisher: { '@id': at('/#business') },
  };
}

const KINDS: Partial<Record<PageData['page'], string>> = { about: 'AboutPage', contact: 'ContactPage' };

function webPage(page: PageData, { at, image, language }: Place, breadcrumb: string | undefined) {
  const faqs = page.sections.flatMap(({ content }) => (content.kind === 'faq' ? content.items : []));
  const kinds = [KINDS[page.page] ?? 'WebPage', ...(faqs.length > 0 ? ['FAQPage'] : [])];
  return {
    '@type': kinds.length > 1 ? kinds : kinds[0],
    '@id': at(`${page.path}#webpage`),
    url: at(page.path),
    name: page.title,
    description: page.description,
    inLanguage: language.locale,
    isPartOf: { '@id': at('/#website') },
    about: { '@id': at('/#business') },
    primaryImageOfPage: { '@type': 'ImageObject', url: image },
    breadcrumb: breadcrumb && { '@id': breadcrumb },
    mainEntity: faqs.map(question),
  };
}

function question({ question, answer }: FaqItem) {
  return { '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } };
}

/** The way from the home page to an inner one, in the words of the links to them. */
function breadcrumbList(page: PageData, { at, language }: Place) {
  if (page.path === language.home) return undefined;
  const labelled = [...language.nav, ...legalLinks(language)];
  const label = (path: string) => labelled.find((entry) => entry.path === path)?.label;
  const crumbs = [
    { path: language.home, name: label(language.home) ?? language.t.home },
    { path: page.path, name: label(page.path) ?? page.title },
  ];
  return {
    '@type': 'BreadcrumbList',
    '@id': at(`${page.path}#breadcrumbs`),
    itemListElement: crumbs.map(({ path, name }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: at(path),
    })),
  };
}
