/** A price parted so that its figure can be set large; put together again, it is what the client wrote. */
export interface PriceParts {
  before: string;
  figure: string;
  after: string;
}

const FIGURE = /(?:\p{Lu}{0,3}\p{Sc}\s?)?\d+(?:[.,'’\u00a0\u202f ]\d{2,3}(?!\d))*(?:\s?[\p{Sc}%])?/gu;
const CURRENCY = /\p{Sc}/u;

/** Nothing where no one figure stands out: in words (“on request”), from–to, two amounts. */
export function priceParts(price: string): PriceParts | undefined {
  const figures = [...price.matchAll(FIGURE)];
  const amounts = figures.filter(([figure]) => CURRENCY.test(figure));
  const [amount, ...others] = amounts.length > 0 ? amounts : figures;
  if (!amount || others.length > 0) return undefined;
  const end = amount.index + amount[0].length;
  return { before: price.slice(0, amount.index), figure: amount[0], after: price.slice(end) };
}
