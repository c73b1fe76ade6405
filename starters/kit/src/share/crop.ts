import path from 'node:path';
import sharp from 'sharp';
import type { ImageData } from '../schema/types';
import type { Source } from './elements';

export const ASSETS = path.resolve('src/data/assets');

/** A picture of `src/data/assets` cut to a size around its subject, as the source of an `img`. */
export async function croppedAsset({ file, width, height, focus }: ImageData, toWidth: number, toHeight: number): Promise<Source> {
  const scale = Math.max(toWidth / width, toHeight / height);
  const scaled = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  const { x, y } = focus ?? { x: 0.5, y: 0.35 };
  const jpeg = await sharp(path.join(ASSETS, file))
    .resize({ ...scaled, fit: 'fill' })
    .extract({
      left: Math.round((scaled.width - toWidth) * x),
      top: Math.round((scaled.height - toHeight) * y),
      width: toWidth,
      height: toHeight,
    })
    .jpeg({ quality: 85 })
    .toBuffer();
  return { src: `data:image/jpeg;base64,${jpeg.toString('base64')}`, width: toWidth, height: toHeight };
}

/** A picture of `src/data/assets` whole, as large as it can be within a size. */
export async function wholeAsset({ file }: ImageData, toWidth: number, toHeight: number): Promise<Source> {
  const { data, info } = await sharp(path.join(ASSETS, file), { density: 200 })
    .resize({ width: toWidth, height: toHeight, fit: 'inside' })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { src: `data:image/png;base64,${data.toString('base64')}`, width: info.width, height: info.height };
}
