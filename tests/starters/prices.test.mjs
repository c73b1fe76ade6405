import assert from 'node:assert/strict';
import test from 'node:test';
import { statedPrice } from '../../starters/kit/src/structured-data/prices.ts';

const PLAIN = [
  ['R$ 12,50', 'BR', '12.50', 'BRL'],
  ['R$ 1.200', 'BR', '1200', 'BRL'],
  ['R$1.200,00', 'BR', '1200.00', 'BRL'],
  ['€ 40', undefined, '40', 'EUR'],
  ['9,80 €', 'ES', '9.80', 'EUR'],
  ['£9.50', 'GB', '9.50', 'GBP'],
  ['£1,140', 'GB', '1140', 'GBP'],
  ['$5', 'US', '5', 'USD'],
  ['US$ 5', undefined, '5', 'USD'],
  ['$2,500', 'MX', '2500', 'MXN'],
];
const NO_FIGURE = [
  ...['a partir de R$ 150', 'from £900', 'desde 26 € / kg', 'R$ 89/mês', '€49 / month', '24,00 € por persona', '£340 + VAT'],
  ...['R$ 10–20', 'R$ 10 ou R$ 12', 'sob consulta', '12', '12,5 €', '1.2.3 €', '€', '1,200,00 €', '', 'R$ 1.20.000', '€ 40 €'],
];

test('one amount and nothing else is a price', () => {
  for (const [words, country, price, priceCurrency] of PLAIN) {
    assert.deepEqual(statedPrice(words, country), { price, priceCurrency }, words);
  }
});

test('every other wording stays wording', () => {
  for (const words of NO_FIGURE) assert.equal(statedPrice(words, 'BR'), undefined, words);
});

test('whose dollars they are is not guessed', () => {
  assert.equal(statedPrice('$5', undefined), undefined);
  assert.equal(statedPrice('$5', 'ES'), undefined);
});
