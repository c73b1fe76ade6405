import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import type { Picture } from './images';

const SAMPLE_EDGE = 96;
const OPAQUE = 128;
/** Of relative luminance: what is below has less than 3 : 1 on a dark page. */
const DARK = 0.13;
const MUCH = 0.1;
/** Of the frame: a disc fills more, letters fill less. */
const GROUND = 0.75;

/** Whether a logo would sink into a dark page: a part of it that matters is dark, and nothing lies behind it. */
export async function needsPaper({ file }: Picture): Promise<boolean> {
  const logo = readFileSync(`src/data/assets/${file}`);
  // Where the fonts are missing, letters cannot be measured.
  if (file.endsWith('.svg') && logo.includes('<text')) return true;
  const sample = sharp(logo).resize(SAMPLE_EDGE, SAMPLE_EDGE, { fit: 'inside' });
  const { data } = await sample.toColourspace('srgb').ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const pixels = Array.from({ length: data.length / 4 }, (_, index) => data.subarray(4 * index, 4 * index + 4));
  const drawn = pixels.filter(([, , , alpha]) => alpha! >= OPAQUE);
  const dark = drawn.filter(([red, green, blue]) => luminance(red!, green!, blue!) < DARK);
  const hasOwnGround = drawn.length >= GROUND * pixels.length;
  return !hasOwnGround && dark.length >= MUCH * drawn.length;
}

function luminance(red: number, green: number, blue: number): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}
