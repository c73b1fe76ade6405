export type DisplaySize = 'xxl' | 'xl' | 'l' | 'm' | 's';

/** How large words can be set: by their length, and so that the longest one fits into a phone's line. */
export function displaySize(text: string): DisplaySize {
  const longest = Math.max(...text.split(/\s+/).map((word) => word.length));
  if (text.length > 80 || longest > 20) return 's';
  if (text.length > 52 || longest > 15) return 'm';
  if (text.length > 26 || longest > 10) return 'l';
  return text.length > 14 || longest > 9 ? 'xl' : 'xxl';
}
