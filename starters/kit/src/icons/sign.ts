import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import sharp from 'sharp';
import { site } from '../lib/data';
import { ASSETS } from '../share/crop';
import { box, text } from '../share/elements';
import { plainText } from '../share/glyphs';
import { fonts } from '../share/image';
import { logo as drawnLogo } from '../share/logo';
import { drawn } from '../share/render';

/** What the business is known by at the size of an icon: the logo where it is a sign of its own, else a monogram. */
const { theme, name, languages } = site;
const logo = drawnLogo && Math.abs(drawnLogo.width - drawnLogo.height) <= 0.2 * drawnLogo.height ? drawnLogo : undefined;
const UNITS = 64;

/** The sign as a drawing that needs no font. */
export async function signDrawing(): Promise<string> {
  if (!logo) return monogram({ sharp: 0, soft: 12, round: 32 }[theme.corners]);
  const file = readFileSync(path.join(ASSETS, logo.file));
  if (logo.file.endsWith('.svg')) return file.toString('utf8');
  const small = await sharp(file).resize({ width: 96, height: 96, fit: 'contain', background: '#0000' }).png({ palette: true }).toBuffer();
  const href = `data:image/png;base64,${small.toString('base64')}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><image width="96" height="96" href="${href}"/></svg>\n`;
}

/** The sign as PNG on nothing. */
export async function signPicture(size: number): Promise<Buffer<ArrayBuffer>> {
  if (!logo || logo.file.endsWith('.svg')) return fitted(rasterised(await signDrawing(), size), size);
  return fitted(readFileSync(path.join(ASSETS, logo.file)), size);
}

/** The sign as PNG on a ground that fills the square; `share` is how much of it a logo takes. */
export async function groundedSign(size: number, share: number): Promise<Buffer<ArrayBuffer>> {
  if (!logo) return fitted(rasterised(await monogram(0), size), size, theme.colors['brand-bg']);
  const ground = { width: size, height: size, channels: 3, background: theme.colors['plain-bg']! } as const;
  const sign = await signPicture(Math.round(size * share));
  return Buffer.from(await sharp({ create: ground }).composite([{ input: sign }]).png({ palette: true }).toBuffer());
}

function rasterised(svg: string, size: number): Buffer {
  return new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } }).render().asPng();
}

async function fitted(picture: Buffer, size: number, ground = '#0000'): Promise<Buffer<ArrayBuffer>> {
  const fitting = sharp(picture).resize({ width: size, height: size, fit: 'contain', background: '#0000' });
  const png = ground === '#0000' ? fitting : fitting.flatten({ background: ground });
  return Buffer.from(await png.png().toBuffer());
}

/** The name's first letter in the brand's colour. */
async function monogram(corner: number): Promise<string> {
  const { 'brand-bg': background, 'brand-text': color } = theme.colors;
  const locale = languages[0]!.locale;
  const letters = [...new Intl.Segmenter(locale).segment(plainText(name))].map(({ segment }) => segment);
  const letter = letters.find((segment) => /[\p{L}\p{N}]/u.test(segment)) ?? '•';
  const element = box(
    { width: UNITS, height: UNITS, alignItems: 'center', justifyContent: 'center', background, borderRadius: corner },
    text(letter.toLocaleUpperCase(locale), 1, { fontFamily: 'Heading', fontSize: 44, lineHeight: 1, color }),
  );
  return drawn(element, UNITS, UNITS, fonts);
}
