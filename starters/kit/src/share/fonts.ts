import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ThemeData } from '../schema/types';

/** A font of a share image: satori reads woff, but no woff2. */
export interface ShareFont {
  name: 'Heading' | 'Text' | 'Label';
  weight: 300 | 400 | 500 | 600 | 700 | 800;
  data: Buffer;
}

/** The package of a font and its weight, such as `['aleo', 700]`. */
type Cut = readonly [family: string, weight: ShareFont['weight']];

/** What a starter sets its share images in, by pair of type. */
export type FontPairs = Record<ThemeData['type_pair'], Partial<Record<ShareFont['name'], Cut>>>;

const SUBSETS = ['latin', 'latin-ext'];

export function loadFonts(pairs: FontPairs, pair: ThemeData['type_pair']): ShareFont[] {
  return Object.entries(pairs[pair]).flatMap(([name, [family, weight]]) =>
    SUBSETS.map((subset) => ({
      name: name as ShareFont['name'],
      weight,
      data: readFileSync(path.resolve(`node_modules/@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`)),
    })),
  );
}
