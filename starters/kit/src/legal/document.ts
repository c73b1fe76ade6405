import type { Facts } from './facts';

export interface Link {
  label: string;
  href: string;
}

/** Running text, with links in it. */
export type Text = string | (string | Link)[];

/** A paragraph, an address, a list, or names with what they stand for; `choice` is what changes it. */
export type Block = Text | { address: string[] } | { list: Text[] } | { terms: [name: string, meaning: Text][] } | { choice: string };

export interface Part {
  title: string;
  blocks: Block[];
}

export interface LegalDocument {
  title: string;
  description: string;
  lead: string;
  parts: Part[];
}

/** What a visitor is asked before anything is counted. */
export interface ConsentWords {
  title: string;
  text: string;
  more: string;
  reject: string;
  accept: string;
  choose: string;
  necessary: string;
  necessaryMeaning: string;
  statistics: string;
  statisticsMeaning: string;
  save: string;
}

/** All that a language has to say; `paths` is below the language's home. */
export interface LegalTexts {
  nav: string;
  privacy: string;
  cookies: string;
  settings: string;
  /** Beside the contact form; the link to the privacy page follows. */
  formNotice: string;
  paths: { privacy: string; cookies: string };
  consent: ConsentWords;
  privacyPage: (facts: Facts) => LegalDocument;
  cookiePage: (facts: Facts) => LegalDocument;
}

/** Text that is there in one case only: `when(form, 'Name', 'Message')`. */
export function when<T>(condition: unknown, ...values: T[]): T[] {
  return condition ? values : [];
}

export const mail = (address: string): Link => ({ label: address, href: `mailto:${address}` });
