import type { Strings } from '../i18n';
import { site } from './data';

/** Who stands behind the site in law: registered name, tax number, registration. */
export function registers({ taxId }: Strings): string[] {
  // A person's number has 11 digits in Brazil, a company's 14.
  const isPerson = site.tax_id?.replace(/\D/g, '').length === 11;
  const lines = [
    site.legal_name === site.name ? undefined : site.legal_name,
    site.tax_id && `${isPerson ? taxId.person : taxId.company} ${site.tax_id}`,
    site.registration,
  ];
  return lines.filter((line): line is string => Boolean(line));
}
