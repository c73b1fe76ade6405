import { picture } from '../lib/images';
import type { OpeningHours, PageData, SiteData, SpecialHours, TeamMember } from '../schema/types';
import { catalogue } from './offers';
import type { Place } from './graph';

const DAYS = {
  Mo: 'Monday',
  Tu: 'Tuesday',
  We: 'Wednesday',
  Th: 'Thursday',
  Fr: 'Friday',
  Sa: 'Saturday',
  Su: 'Sunday',
} as const;

/** The business, one in all languages, with what the page says of its offers and people. */
export function business(site: SiteData, page: PageData, { at, image, language }: Place) {
  const { email, phone, address, hours = [], special_hours: special = [], socials = {}, directions } = site.contact;
  const logo = picture(site.logo);
  return {
    '@type': site.schema_type,
    '@id': at('/#business'),
    name: site.name,
    legalName: site.legal_name,
    slogan: site.tagline,
    description: site.description,
    url: at(language.home),
    image,
    logo: logo && { '@type': 'ImageObject', url: at(logo.src.src), width: logo.width, height: logo.height },
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
    openingHoursSpecification: hours.filter(({ days }) => days && days.length > 0).map(weekly),
    specialOpeningHoursSpecification: special.map(onDate),
    sameAs: Object.values(socials),
    employee: page.sections.flatMap(({ content }) => (content.kind === 'team' ? content.people : [])).map(person),
    ...catalogue(site, page),
  };
}

function weekly({ days = [], opens, closes }: OpeningHours) {
  return {
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: days.map((day) => DAYS[day]),
    opens,
    closes: closes === '24:00' ? '23:59' : closes,
  };
}

/** From midnight to midnight is how a closed day is written. */
function onDate({ date, opens, closes }: SpecialHours) {
  return {
    '@type': 'OpeningHoursSpecification',
    validFrom: date,
    validThrough: date,
    opens: opens ?? '00:00',
    closes: closes === '24:00' ? '23:59' : (closes ?? '00:00'),
  };
}

function person({ name, role, bio }: TeamMember) {
  return { '@type': 'Person', name, jobTitle: role, description: bio };
}
