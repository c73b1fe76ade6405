import heading from '@fontsource/aleo/files/aleo-latin-700-normal.woff2?url';
import text from '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2?url';

/** The fonts that the first screen is set in. */
export const fonts: string[] = [heading, text];
