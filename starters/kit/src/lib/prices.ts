/** How much room a price asks for: `short` as a figure, `medium` with a word or two, `long` as a sentence. */
export function priceLength(price: string): 'short' | 'medium' | 'long' {
  if (price.length <= 12) return 'short';
  return price.length <= 22 ? 'medium' : 'long';
}
