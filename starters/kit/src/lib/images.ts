import type { ImageMetadata } from 'astro';
import type { ImageData } from '../schema/types';
import { site } from './data';

const files = import.meta.glob<ImageMetadata>('/src/data/assets/*.{jpg,jpeg,png,webp,svg}', {
  eager: true,
  import: 'default',
});

export interface Picture extends ImageData {
  /** Astro ships the original as soon as a property of this is read: take width and height from the data. */
  src: ImageMetadata;
  isDrawing: boolean;
  isPortrait: boolean;
}

/** The picture of an id of `site.json`; nothing for no id. */
export function picture(id: string | null | undefined): Picture | undefined {
  const image = id ? site.images?.[id] : undefined;
  const src = image && files[`/src/data/assets/${image.file}`];
  return src ? { ...image, src, isDrawing: image.file.endsWith('.svg'), isPortrait: image.height > image.width } : undefined;
}
