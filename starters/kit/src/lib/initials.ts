/** The first letters of a name's first and last word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.match(/^\p{L}\p{M}*/u)?.[0] ?? '').join('');
}
