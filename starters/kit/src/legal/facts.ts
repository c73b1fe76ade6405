import { FORMS_URL } from 'astro:env/server';
import { addressLines } from '../lib/address';
import { pages, site } from '../lib/data';
import type { Language } from '../lib/language';
import { networkName } from '../lib/networks';
import { registers } from '../lib/registers';
import type { Action } from '../schema/types';
import { legalLink } from './links';

const EEA = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' '),
);

/** The law whose words and rights the pages name; `plain` where we name none. */
export type Law = 'lgpd' | 'gdpr' | 'uk-gdpr' | 'plain';

/** What is true of this build. */
export interface Facts {
  law: Law;
  /** Spain and the United Kingdom have laws and authorities of their own that are named. */
  country: string | undefined;
  name: string;
  /** Who answers for the data: names, numbers and address, a line each. */
  controller: string[];
  email: string;
  /** Where the site has a form. */
  form: boolean;
  /** The measurement id of Google Analytics. */
  analytics: string | undefined;
  whatsapp: boolean;
  phone: boolean;
  /** The host of the link to a map. */
  maps: string | undefined;
  networks: string[];
  /** The hosts that bookings and orders are made at. */
  bookings: string[];
  orders: string[];
  privacyPage: string;
  cookiePage: string;
}

export function factsOf(language: Language): Facts {
  const { address, directions, email, phone, privacy_email: privacyEmail, socials, whatsapp } = site.contact;
  return {
    law: law(address?.country),
    country: address?.country,
    name: site.name,
    controller: [site.name, ...registers(language.t), ...(address ? addressLines(address) : [])],
    email: privacyEmail ?? email,
    form: Boolean(FORMS_URL) && pages.some(({ sections }) => sections.some(({ content }) => content.kind === 'contact')),
    analytics: site.analytics_id ?? undefined,
    whatsapp: Boolean(whatsapp),
    phone: Boolean(phone),
    maps: directions ? new URL(directions).hostname : undefined,
    networks: Object.keys(socials ?? {}).map(networkName),
    bookings: hostsOf('booking'),
    orders: hostsOf('order'),
    privacyPage: legalLink('privacy', language).path,
    cookiePage: legalLink('cookies', language).path,
  };
}

/** The law of the business's country; without an address, the one that its language makes likely. */
function law(country: string | undefined): Law {
  if (country === 'BR' || (!country && site.languages[0]!.locale === 'pt-BR')) return 'lgpd';
  if (country === 'GB') return 'uk-gdpr';
  return country && EEA.has(country) ? 'gdpr' : 'plain';
}

function hostsOf(kind: Action['kind']): string[] {
  const actions = [...actionsIn(site.languages), ...actionsIn(pages)].filter((action) => action.kind === kind);
  const outside = actions.filter(({ href }) => href.startsWith('https:'));
  return [...new Set(outside.map(({ href }) => new URL(href).hostname))].sort();
}

function actionsIn(value: unknown): Action[] {
  if (!value || typeof value !== 'object') return [];
  if ('kind' in value && 'href' in value) return [value as Action];
  return Object.values(value).flatMap(actionsIn);
}
