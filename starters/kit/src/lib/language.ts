import { stringsOf, type Strings } from '../i18n';
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

/** The same page in each language of the site, its own included; for what is no page of the data, the home pages. */
export function alternates(path: string): Alternate[] {
  const kind = pages.find((page) => page.path === path)?.page ?? 'home';
  return site.languages.flatMap(({ locale }) => {
    const page = pages.find((other) => other.locale === locale && other.page === kind);
    return page ? [{ locale, path: page.path }] : [];
  });
}
