import { pages, site, type SectionProps } from '../lib/data';

/** A cover's picture stands on ink; without one, the cover is a poster in the brand's colour. */
export function coverSurface({ image }: SectionProps<'hero'>['content']): 'ink' | 'brand' {
  return image ? 'ink' : 'brand';
}

/** The surface that a page opens on: its header shares it, so that both are one sheet. */
export function openingSurface(path: string): string {
  const first = pages.find((page) => page.path === path)?.sections[0];
  if (!first) return 'plain';
  const { content, variant, surface } = first;
  const opening = content.kind === 'hero' && variant === 'cover' ? coverSurface(content) : surface;
  // A logo brings colours of its own, which a dark ground may swallow.
  return site.logo && ['ink', 'brand'].includes(opening) ? 'plain' : opening;
}
