import { stringsOf, type Strings } from '../i18n';
import { legalLinks } from '../legal/links';
import type { LanguageData } from '../schema/types';
import { pages, site } from './data';

export interface Language extends LanguageData {
  /** The interface's own words. */
  t: Strings;
}

/** The language of the page that is being made: pass `Astro.currentLocale`. */
export function language(locale: string | undefined): Language {
  const found = site.languages.find((candidate) => candidate.locale === locale);
  if (!found) throw new Error(`site.json has no language ${locale}`);
  return { ...found, t: stringsOf(found.locale) };
}

export interface Alternate {
  locale: LanguageData['locale'];
  path: string;
}

/** Every page that can be found: the data's, and the kit's own about privacy and cookies. */
export const listed = [
  ...pages.map(({ page, locale, path }) => ({ kind: page, locale, path })),
  ...site.languages.flatMap((one) => legalLinks(one).map(({ kind, path }) => ({ kind, locale: one.locale, path }))),
];

/** The same page in each language of the site, its own included; for what is not listed, the home pages. */
export function alternates(path: string): Alternate[] {
  const kind = listed.find((page) => page.path === path)?.kind ?? 'home';
  return site.languages.flatMap(({ locale }) => {
    const page = listed.find((other) => other.locale === locale && other.kind === kind);
    return page ? [{ locale, path: page.path }] : [];
  });
}
