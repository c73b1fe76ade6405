import classicHeading from '@fontsource/aleo/files/aleo-latin-700-normal.woff2?url';
import classicText from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url';

/** The fonts that the first screen is set in, for either pair of type. */
export const fonts: Record<'classic' | 'modern', string[]> = {
  classic: [classicHeading, classicText],
  modern: [classicHeading, classicText],
};
