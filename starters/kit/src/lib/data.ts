import type { PageData, PlacedSection, SiteData } from '../schema/types';

/** The data as it stands under `src/data/`, checked against its schema before the build begins. */
const siteFiles = import.meta.glob<SiteData>('/src/data/site.json', { eager: true, import: 'default' });
const pageFiles = import.meta.glob<PageData>('/src/data/pages/**/*.json', { eager: true, import: 'default' });

export const site: SiteData = siteFiles['/src/data/site.json']!;
export const pages: PageData[] = Object.values(pageFiles);

export type Content = PlacedSection['content'];
export type Kind = Content['kind'];

/** What a section component gets: its place, its look, and the content of its kind. */
export interface SectionProps<K extends Kind> extends Omit<PlacedSection, 'content'> {
  content: Extract<Content, { kind: K }>;
  /** 1 for the heading that names the whole page. */
  level: 1 | 2;
  /** Whether it is what the visitor sees first. */
  first: boolean;
}

/** What a component of `src/custom/` gets: texts, and nothing else. */
export interface CustomProps {
  title?: string | null;
  texts: string[];
}
