import classicText from '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-400-normal.woff2?url';
import classicHeading from '@fontsource/plus-jakarta-sans/files/plus-jakarta-sans-latin-600-normal.woff2?url';
import modernText from '@fontsource/outfit/files/outfit-latin-400-normal.woff2?url';
import modernHeading from '@fontsource/outfit/files/outfit-latin-500-normal.woff2?url';

/** The fonts that the first screen is set in, for either pair of type. */
export const fonts: Record<'classic' | 'modern', string[]> = {
  classic: [classicHeading, classicText],
  modern: [modernHeading, modernText],
};
