import { readFileSync } from 'node:fs';
import path from 'node:path';
import { site } from '../lib/data';
import type { ImageData } from '../schema/types';
import { ASSETS } from './crop';

const found = site.logo ? site.images?.[site.logo] : undefined;

/** The logo, unless it is a drawing with letters of a font: they would come out otherwise here, or not at all. */
export const logo: ImageData | undefined = found && !hasLetters(found) ? found : undefined;

function hasLetters({ file }: ImageData): boolean {
  return file.endsWith('.svg') && /<text[\s>]/.test(readFileSync(path.join(ASSETS, file), 'utf8'));
}
