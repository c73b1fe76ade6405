/** Letters, figures and signs that the fonts of a share image have. */
const DRAWN = /[\p{Script=Latin}\p{N}\p{P}\p{Zs}\p{Sc}+=<>|~^´`¨°©®™]/u;

/** A text without what the fonts cannot draw: emoji, other scripts, and signs that only direct a text. */
export function plainText(content: string): string {
  const drawn = [...content.normalize('NFC')].map((sign) => (sign.codePointAt(0)! < 0x3000 && DRAWN.test(sign) ? sign : ' '));
  return drawn.join('').replace(/\s+/g, ' ').trim();
}
