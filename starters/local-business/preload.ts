import classicHeading from '@fontsource/aleo/files/aleo-latin-700-normal.woff2?url';
import modernText from '@fontsource/figtree/files/figtree-latin-400-normal.woff2?url';
import modernHeading from '@fontsource/figtree/files/figtree-latin-800-normal.woff2?url';
import classicText from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url';

/** The fonts that the first screen is set in, for either pair of type. */
export const fonts: Record<'classic' | 'modern', string[]> = {
  classic: [classicHeading, classicText],
  modern: [modernHeading, modernText],
};
