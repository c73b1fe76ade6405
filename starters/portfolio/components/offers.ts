import type { SectionProps } from '../../lib/data';

export type Groups = SectionProps<'offers'>['content']['groups'];
export type OfferItem = Groups[number]['items'][number];
