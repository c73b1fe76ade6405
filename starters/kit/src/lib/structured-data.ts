import type { PageData, SiteData } from '../schema/types';

const DAYS = {
  Mo: 'Monday',
  Tu: 'Tuesday',
  We: 'Wednesday',
  Th: 'Thursday',
  Fr: 'Friday',
  Sa: 'Saturday',
  Su: 'Sunday',
} as const;

/** The business in schema.org's words, as text that is safe inside of a script element; one business in all languages. */
export function structuredData(site: SiteData, page: PageData, siteUrl: URL, home: string, image?: string): string {
  const { email, phone, address, hours = [], special_hours: special = [], socials = {}, directions } = site.contact;
  const business = {
    '@context': 'https://schema.org',
    '@type': site.schema_type,
    '@id': new URL('/#business', siteUrl).href,
    name: site.name,
    legalName: site.legal_name,
    description: page.description,
    url: new URL(home, siteUrl).href,
    image,
    email,
    telephone: phone?.label,
    foundingDate: site.founded?.toString(),
    taxID: site.tax_id,
    address: address && {
      '@type': 'PostalAddress',
      streetAddress: address.street,
      addressLocality: address.city,
      addressRegion: address.region,
      postalCode: address.postal_code,
      addressCountry: address.country,
    },
    hasMap: directions,
    openingHoursSpecification: hours
      .filter(({ days }) => days && days.length > 0)
      .map(({ days, opens, closes }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: days!.map((day) => DAYS[day]),
        opens,
        closes: closes === '24:00' ? '23:59' : closes,
      })),
    specialOpeningHoursSpecification: special.map(({ date, opens, closes }) => ({
      '@type': 'OpeningHoursSpecification',
      validFrom: date,
      validThrough: date,
      opens: opens ?? '00:00',
      closes: closes ?? '00:00',
    })),
    sameAs: Object.values(socials),
  };
  const told = (_key: string, value: unknown) =>
    value === null || (Array.isArray(value) && value.length === 0) ? undefined : value;
  return JSON.stringify(business, told).replaceAll('<', '\\u003c');
}
