import { site } from './data';
import { language, type Language } from './language';

export interface Header extends Language {
  hasNav: boolean;
  hasLanguages: boolean;
  /** Whether there is anything behind “Menu” where there is no room for it. */
  hasMenu: boolean;
  /** Whether it needs more than a small laptop's width to stand in one line. */
  crowded: boolean;
}

/** In letters: what stands between two links, and what 56rem hold. */
const GAP = 4;
const ROOM = 92;
const NAME_IN_TWO_LINES = 16;

/** What a header shows, in the language of the page that is being made: pass `Astro.currentLocale`. */
export function header(locale: string | undefined): Header {
  const own = language(locale);
  const labels = [...own.nav, own.action].map(({ label }) => label);
  const codes = site.languages.slice(1).map(() => 'EN');
  const links = [...labels, ...codes];
  const letters = links.join('').length + GAP * links.length + Math.min(site.name.length, NAME_IN_TWO_LINES);
  const hasNav = own.nav.length > 1;
  const hasLanguages = codes.length > 0;
  return { ...own, hasNav, hasLanguages, hasMenu: hasNav || hasLanguages, crowded: letters > ROOM };
}
