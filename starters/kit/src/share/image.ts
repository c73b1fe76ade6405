import { site } from '../lib/data';
import type { PageData } from '../schema/types';
import { draw, fonts as pairs } from '../starter/share';
import { cardOf } from './card';
import { loadFonts } from './fonts';
import { drawn, painted } from './render';
import { HEIGHT, WIDTH } from './size';

export const fonts = loadFonts(pairs, site.theme.type_pair);

/** The picture that a link to a page is shown with. */
export async function shareImage(page: PageData): Promise<Buffer<ArrayBuffer>> {
  return painted(await drawn(await draw(cardOf(page)), WIDTH, HEIGHT, fonts));
}
