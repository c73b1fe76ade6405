import modernHeading from '@fontsource/archivo/files/archivo-latin-800-normal.woff2?url';
import modernText from '@fontsource/archivo/files/archivo-latin-400-normal.woff2?url';
import classicHeading from '@fontsource/bricolage-grotesque/files/bricolage-grotesque-latin-800-normal.woff2?url';
import classicText from '@fontsource/schibsted-grotesk/files/schibsted-grotesk-latin-400-normal.woff2?url';

/** The fonts that the first screen is set in, for either pair of type. */
export const fonts: Record<'classic' | 'modern', string[]> = {
  classic: [classicHeading, classicText],
  modern: [modernHeading, modernText],
};
