import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import satori from 'satori';
import sharp from 'sharp';
import type { Element } from './elements';
import type { ShareFont } from './fonts';

/** Astro's own folder of converted pictures, which the pipeline keeps from build to build. */
const CACHE = path.resolve('.cache/astro/assets');
const MOST_BYTES = 150_000;
const QUALITIES = [84, 72, 60, 45];

/** An element as a drawing in which all text is shapes. */
export async function drawn(element: Element, width: number, height: number, fonts: ShareFont[]): Promise<string> {
  return satori(element, { width, height, fonts });
}

/** A share image as JPEG; the same drawing is only painted once. */
export async function painted(svg: string): Promise<Buffer<ArrayBuffer>> {
  const file = path.join(CACHE, `share-${createHash('sha256').update(svg).digest('hex').slice(0, 32)}.jpg`);
  if (existsSync(file)) return readFileSync(file);
  const jpeg = await small(svg);
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, jpeg);
  return jpeg;
}

async function small(svg: string): Promise<Buffer<ArrayBuffer>> {
  const { pixels, width, height } = new Resvg(svg, { font: { loadSystemFonts: false } }).render();
  const picture = sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha();
  for (const quality of QUALITIES) {
    const jpeg = await picture.clone().jpeg({ quality, chromaSubsampling: '4:4:4' }).toBuffer();
    if (jpeg.length <= MOST_BYTES || quality === QUALITIES.at(-1)) return Buffer.from(jpeg);
  }
  throw new Error('unreachable');
}
