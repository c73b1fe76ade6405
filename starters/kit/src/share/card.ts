import { pages, site } from '../lib/data';
import { croppedAsset, wholeAsset } from './crop';
import type { Source } from './elements';
import { plainText } from './glyphs';
import { logo } from './logo';
import type { ImageData, PageData, SiteData, ThemeData } from '../schema/types';

/** What a share image says and shows; a starter decides how (`src/starter/share.ts`). */
export interface Card {
  name: string;
  /** What the page says first, or nothing where that is only the name. */
  headline: string;
  place: string;
  colors: ThemeData['colors'];
  theme: ThemeData;
  /** Whether there is a photo and it stands upright. */
  isPortrait: boolean;
  /** The photo cut to a size around what it shows, where there is one. */
  photo: (width: number, height: number) => Promise<Source | undefined>;
  /** The logo whole within a size, where there is one that can be drawn. */
  logo: (width: number, height: number) => Promise<Source | undefined>;
}

/** Where a page's share image is within the site; the kit's own pages have that of their language's home page. */
export function sharePath(page: PageData): string {
  return `/share/${shareName(shown(page))}.jpg`;
}

export function shareName({ path }: PageData): string {
  return path === '/' ? 'index' : path.slice(1, -1);
}

/** What a page's share image shows, in words. */
export function shareText(page: PageData): string {
  return [headlineOf(shown(page)), site.name].filter(Boolean).join(' – ');
}

function shown(page: PageData): PageData {
  const home = pages.find(({ page: kind, locale }) => kind === 'home' && locale === page.locale);
  return pages.find(({ path }) => path === page.path) ?? home ?? page;
}

export function cardOf(page: PageData): Card {
  const photo = photoOf(page, site);
  return {
    name: plainText(site.name),
    headline: plainText(headlineOf(page)),
    place: plainText(placeOf(site)),
    colors: site.theme.colors,
    theme: site.theme,
    isPortrait: photo !== undefined && photo.height > photo.width,
    photo: async (width, height) => photo && croppedAsset(photo, width, height),
    logo: async (width, height) => logo && wholeAsset(logo, width, height),
  };
}

function headlineOf(page: PageData): string {
  const [head] = page.sections.flatMap(({ content }) =>
    content.kind === 'hero' || content.kind === 'page_intro' ? [content.headline] : [],
  );
  const headline = head ?? page.title;
  return headline === site.name ? (site.tagline ?? '') : headline;
}

function placeOf({ contact: { address } }: SiteData): string {
  return address ? [address.city, address.region].filter(Boolean).join(', ') : '';
}

/** The page's first photo, otherwise that of the home page; people and logos are no photos of the business. */
function photoOf(page: PageData, { images = {} }: SiteData): ImageData | undefined {
  const home = pages.find(({ page: kind }) => kind === 'home');
  return [page, ...(home ? [home] : [])]
    .flatMap(({ sections }) => sections)
    .flatMap(({ content }) => ('image' in content ? [content.image] : content.kind === 'gallery' ? content.images : []))
    .map((id) => (id ? images[id] : undefined))
    .find((found) => found && !found.file.endsWith('.svg'));
}
