import type { SectionProps } from '../../lib/data';

/** What a composition of the first screen gets: `none` is without a photo. */
export interface HeroProps extends Pick<SectionProps<'hero'>, 'content' | 'level'> {
  photo: 'upright' | 'lying' | 'none';
}
