import type { Address } from '../schema/types';

const CITY_FIRST = new Set(['AU', 'CA', 'US']);

/** An address as lines, in its country's order. */
export function addressLines({ street, city, region, postal_code: code, country }: Address): string[] {
  const lines = {
    BR: [[city, region].filter(Boolean).join(' – '), code],
    GB: [city, region, code],
  }[country] ?? [
    CITY_FIRST.has(country)
      ? [[city, region].filter(Boolean).join(', '), code].filter(Boolean).join(' ')
      : [[code, city].filter(Boolean).join(' '), region].filter(Boolean).join(', '),
  ];
  return [street, ...lines].filter((line): line is string => Boolean(line));
}
