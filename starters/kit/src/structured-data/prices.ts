export interface Price {
  price: string;
  priceCurrency: string;
}

const AMOUNT = /^(\d+|\d{1,3}(?:([.,])\d{3})+)(?:([.,])(\d{2}))?$/;
const SIGNS: [RegExp, string][] = [
  [/^R\$\s?(.+)$/, 'BRL'],
  [/^US\$\s?(.+)$/, 'USD'],
  [/^€\s?(.+)$/, 'EUR'],
  [/^(.+?)\s?€$/, 'EUR'],
  [/^£\s?(.+)$/, 'GBP'],
];
/** Whose money a bare `$` is, by where the business is. */
const DOLLARS: Record<string, string> = { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', MX: 'MXN', CL: 'CLP', CO: 'COP', AR: 'ARS' };

/** A price as a figure, where the client's words are one amount and nothing else: no “from”, no “a month”, no range. */
export function statedPrice(words: string, country: string | undefined): Price | undefined {
  const dollar = country && DOLLARS[country];
  const signs: typeof SIGNS = dollar ? [...SIGNS, [/^\$\s?(.+)$/, dollar]] : SIGNS;
  for (const [sign, priceCurrency] of signs) {
    const [, amount] = words.trim().match(sign) ?? [];
    const price = amount && figure(amount);
    if (price) return { price, priceCurrency };
  }
  return undefined;
}

function figure(amount: string): string | undefined {
  const [, whole, thousands, comma, cents] = amount.match(AMOUNT) ?? [];
  if (!whole || (thousands && thousands === comma)) return undefined;
  return `${whole.replace(/[.,]/g, '')}${cents ? `.${cents}` : ''}`;
}
