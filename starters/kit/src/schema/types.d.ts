// Made by `npm run types` from site.schema.json and page.schema.json; do not edit.

/**
 * A starter by name, or `auto` to choose by what the business is.
 */
export type Template = 'auto' | 'local-business' | 'landing-page' | 'saas-platform' | 'portfolio';
/**
 * The languages that sites are written in.
 */
export type Locale = 'pt-BR' | 'en' | 'es';
/**
 * How the visitor does the one thing that the site is for; `page` only leads on to another page.
 */
export type ActionKind = 'whatsapp' | 'phone' | 'email' | 'booking' | 'order' | 'directions' | 'page';
/**
 * The character of corners and lines.
 */
export type Corners = 'sharp' | 'soft' | 'round';
/**
 * Each starter has two pairs of type: one with tradition, one of today.
 */
export type TypePair = 'classic' | 'modern';
/**
 * The pages that a form can ask for.
 */
export type PageKind =
  'home' | 'about' | 'services' | 'menu' | 'pricing' | 'portfolio' | 'gallery' | 'team' | 'faq' | 'contact';
/**
 * What a section stands on; the page breathes by alternating them.
 */
export type Surface = 'plain' | 'tint' | 'brand';

export interface SiteFiles {
  site: SiteData;
  page: PageData;
}
/**
 * `src/data/site.json`: what is the same on every page.
 */
export interface SiteData {
  starter: Template;
  /**
   * The client's own, then those that pages exist in
   *
   * @minItems 1
   */
  languages: LanguageData[];
  name: string;
  legal_name?: string | null;
  tax_id?: string | null;
  registration?: string | null;
  tagline?: string | null;
  industry: string;
  description: string;
  founded?: number | null;
  schema_type: string;
  contact: ContactData;
  /**
   * Google Analytics 4, which is loaded with the visitor's consent only
   */
  analytics_id?: string | null;
  theme: ThemeData;
  logo?: string | null;
  images?: {
    [k: string]: ImageData;
  };
  /**
   * Texts in the client's language on pages of another one, where they are marked
   */
  client_texts?: string[];
}
/**
 * A language of the site, with what its pages have in common.
 */
export interface LanguageData {
  locale: Locale;
  home: string;
  nav: NavItem[];
  action: Action;
  /**
   * In a translation: the client's words for days, and these in the language
   */
  days?: {
    [k: string]: string;
  };
}
/**
 * An entry of the navigation.
 */
export interface NavItem {
  label: string;
  path: string;
}
/**
 * Something to do, as a link: `href` is https:, tel:, mailto: or a path of the site.
 */
export interface Action {
  kind: ActionKind;
  label: string;
  href: string;
}
/**
 * How customers reach the business.
 */
export interface ContactData {
  email: string;
  /**
   * For questions about personal data, where it differs
   */
  privacy_email?: string | null;
  phone?: LinkData | null;
  whatsapp?: LinkData | null;
  address?: Address | null;
  /**
   * The client's maps link, else a search for the address
   */
  directions?: string | null;
  hours?: OpeningHours[];
  special_hours?: SpecialHours[];
  timezone?: string | null;
  socials?: {
    [k: string]: string;
  };
}
/**
 * A fact as the client wrote it, and the link that it becomes.
 */
export interface LinkData {
  label: string;
  href: string;
}
/**
 * A postal address; what is not known is null.
 */
export interface Address {
  street?: string | null;
  city: string;
  region?: string | null;
  postal_code?: string | null;
  /**
   * ISO 3166-1 alpha-2
   */
  country: string;
}
/**
 * One row of the week: the client's own words, and the days where we understood them.
 */
export interface OpeningHours {
  /**
   * The days as the client wrote them
   */
  label: string;
  /**
   * Empty where the words were not understood
   */
  days?: ('Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su')[];
  opens: string;
  closes: string;
}
/**
 * A date that differs from the usual week.
 */
export interface SpecialHours {
  date: string;
  closed?: boolean;
  opens?: string | null;
  closes?: string | null;
  note?: string | null;
}
/**
 * Colours as CSS custom properties (`brand-600` → `#…`), every text pair with enough contrast.
 */
export interface ThemeData {
  brand: string;
  corners: Corners;
  type_pair: TypePair;
  colors: {
    /**
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^[a-z][a-z0-9-]*$".
     */
    [k: string]: string;
  };
  /**
   * The same names, for a visitor who prefers a dark screen
   */
  dark: {
    /**
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^[a-z][a-z0-9-]*$".
     */
    [k: string]: string;
  };
}
/**
 * A picture under `src/data/assets/`.
 *
 * This interface was referenced by `undefined`'s JSON-Schema definition
 * via the `patternProperty` "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$".
 */
export interface ImageData {
  file: string;
  alt: string;
  width: number;
  height: number;
  focus?: Focus | null;
}
/**
 * Where a photo's subject is: what stays in sight when the photo is cut to its slot.
 */
export interface Focus {
  /**
   * From the left, in tenths
   */
  x: number;
  /**
   * From the top, in tenths
   */
  y: number;
}
/**
 * `src/data/pages/{page}.json`, in a translation `src/data/pages/{locale}/{page}.json`.
 */
export interface PageData {
  page: PageKind;
  locale: Locale;
  path: string;
  title: string;
  description: string;
  sections: PlacedSection[];
}
/**
 * A section with its content and its look.
 */
export interface PlacedSection {
  id: string;
  variant: string;
  surface: Surface;
  content:
    | Hero
    | PageIntro
    | Offers
    | About
    | Highlights
    | Team
    | Testimonials
    | Gallery
    | Logos
    | FaqList
    | Visit
    | CallToAction
    | ContactSection
    | Custom;
}
/**
 * The first screen of the home page: who, what, where, and the one thing to do.
 */
export interface Hero {
  kind: 'hero';
  eyebrow?: string | null;
  headline: string;
  lead?: string | null;
  /**
   * @maxItems 4
   */
  facts?: string[];
  /**
   * @maxItems 2
   */
  actions?: Action[];
  image?: string | null;
}
/**
 * The head of every page but home.
 */
export interface PageIntro {
  kind: 'page_intro';
  headline: string;
  lead?: string | null;
}
/**
 * What is sold.
 */
export interface Offers {
  kind: 'offers';
  title: string;
  lead?: string | null;
  /**
   * @minItems 1
   * @maxItems 12
   */
  groups: OfferGroup[];
  link?: Action | null;
}
/**
 * Offers that belong together; without a title when there is only one group.
 */
export interface OfferGroup {
  title?: string | null;
  /**
   * @minItems 1
   * @maxItems 60
   */
  items: OfferItem[];
}
/**
 * A product or service, its price verbatim.
 */
export interface OfferItem {
  name: string;
  description?: string | null;
  price?: string | null;
}
/**
 * The business in its own words.
 */
export interface About {
  kind: 'about';
  title: string;
  /**
   * @minItems 1
   * @maxItems 20
   */
  paragraphs: string[];
  /**
   * Year of founding, when it is worth a mark of its own
   */
  year?: number | null;
  image?: string | null;
  link?: Action | null;
}
/**
 * What sets the business apart.
 */
export interface Highlights {
  kind: 'highlights';
  title: string;
  /**
   * @minItems 1
   * @maxItems 12
   */
  items: string[];
}
/**
 * The people.
 */
export interface Team {
  kind: 'team';
  title: string;
  /**
   * @minItems 1
   * @maxItems 40
   */
  people: TeamMember[];
}
/**
 * Someone of the team.
 */
export interface TeamMember {
  name: string;
  role?: string | null;
  bio?: string | null;
  photo?: string | null;
}
/**
 * What customers said, verbatim.
 */
export interface Testimonials {
  kind: 'testimonials';
  title: string;
  /**
   * @minItems 1
   * @maxItems 30
   */
  quotes: Quote[];
}
/**
 * Words of a real customer.
 */
export interface Quote {
  quote: string;
  author: string;
}
/**
 * The photos, by asset id.
 */
export interface Gallery {
  kind: 'gallery';
  title: string;
  /**
   * @minItems 1
   * @maxItems 60
   */
  images: string[];
}
/**
 * Those whom the business works for or with, or whose mark it carries.
 */
export interface Logos {
  kind: 'logos';
  title: string;
  /**
   * @minItems 1
   * @maxItems 24
   */
  items: LogoItem[];
}
/**
 * A partner's logo by asset id; without one, the name stands for itself.
 */
export interface LogoItem {
  name: string;
  image?: string | null;
}
/**
 * Questions that customers ask.
 */
export interface FaqList {
  kind: 'faq';
  title: string;
  /**
   * @minItems 1
   * @maxItems 40
   */
  items: FaqItem[];
}
/**
 * A question and its answer.
 */
export interface FaqItem {
  question: string;
  answer: string;
}
/**
 * Opening hours and address; the facts themselves are the site's.
 */
export interface Visit {
  kind: 'visit';
  title: string;
  note?: string | null;
}
/**
 * The one action again, where the page has made its case.
 */
export interface CallToAction {
  kind: 'cta';
  title: string;
  text?: string | null;
  action: Action;
}
/**
 * Every way to reach the business; the facts themselves are the site's.
 */
export interface ContactSection {
  kind: 'contact';
  title: string;
  lead?: string | null;
}
/**
 * A component of `src/custom/`; it gets these texts and nothing else.
 */
export interface Custom {
  kind: 'custom';
  component: string;
  title?: string | null;
  /**
   * @maxItems 20
   */
  texts?: string[];
}
