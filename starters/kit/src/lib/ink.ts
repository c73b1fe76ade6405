import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import type { ImageData } from '../schema/types';
import { site } from './data';

const LEAST_CONTRAST = 3;
const MOST_LOST = 0.08;

/** Whether a part of a picture's ink could hardly be seen on the page as it is on a dark screen. */
export async function isLostInTheDark({ file }: ImageData): Promise<boolean> {
  const path = `src/data/assets/${file}`;
  // Words in a drawing are set by the visitor's browser; where a site is built there is no font to measure them with.
  if (file.endsWith('.svg') && /<text\b/.test(await readFile(path, 'utf8'))) return true;
  const scaled = sharp(path).resize(96, 96, { fit: 'inside' }).ensureAlpha();
  const pixels = await scaled.toColorspace('srgb').raw().toBuffer();
  const ground = luminance(Buffer.from(site.theme.dark['plain-bg']!.slice(1), 'hex'));
  let ink = 0;
  let lost = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3]! < 128) continue;
    ink += 1;
    if (contrast(luminance(pixels.subarray(at, at + 3)), ground) < LEAST_CONTRAST) lost += 1;
  }
  return lost > ink * MOST_LOST;
}

/** As WCAG 2 defines it. */
function luminance(color: Uint8Array): number {
  const [red, green, blue] = [...color].map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const contrast = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
