import { groundedSign, signPicture } from './sign';

/** A logo within the circle that a launcher may cut out of a maskable icon. */
const MASKABLE_SHARE = 0.56;
const TOUCH_SHARE = 0.76;

/** Every icon of pixels by its file name; the manifest and the pages name them. */
export const ICONS: Record<string, () => Promise<Buffer<ArrayBuffer>>> = {
  'apple-touch-icon': () => groundedSign(180, TOUCH_SHARE),
  'icon-192': () => signPicture(192),
  'icon-512': () => signPicture(512),
  'icon-maskable-512': () => groundedSign(512, MASKABLE_SHARE),
};
