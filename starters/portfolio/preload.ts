import fraunces from '@fontsource/fraunces/files/fraunces-latin-300-normal.woff2?url';
import hankenGrotesk from '@fontsource/hanken-grotesk/files/hanken-grotesk-latin-400-normal.woff2?url';
import instrumentSerif from '@fontsource/instrument-serif/files/instrument-serif-latin-400-normal.woff2?url';
import workSans from '@fontsource/work-sans/files/work-sans-latin-400-normal.woff2?url';

/** The fonts that the first screen is set in, for either pair of type. */
export const fonts: Record<'classic' | 'modern', string[]> = {
  classic: [fraunces, hankenGrotesk],
  modern: [instrumentSerif, workSans],
};
