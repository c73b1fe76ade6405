import { UNBROKEN } from '../lib/unbroken';

/** How large a line of display type is set; `starter.css` has a class `size-…` for each. */
export type TypeSize = 'huge' | 'large' | 'medium' | 'small';

/** The shorter a text, and the narrower what cannot be broken in it, the larger it is set. */
export function typeSize(text: string): TypeSize {
  const unbreakable = Math.max(...text.split(UNBROKEN).map(widest));
  if (text.length <= 26 && unbreakable <= 11) return 'huge';
  if (text.length <= 46 && unbreakable <= 13) return 'large';
  return text.length <= 76 ? 'medium' : 'small';
}

/** In letters; a figure is wider than a letter. */
function widest(part: string): number {
  if (UNBROKEN.test(part)) return part.length * 1.25;
  return Math.max(...part.split(/[\s-]+/).map((word) => word.length));
}
