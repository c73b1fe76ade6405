import { stringsOf, type Strings } from '../i18n';
import type { LanguageData } from '../schema/types';
import { site } from './data';

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
