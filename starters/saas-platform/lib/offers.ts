import type { Offers } from '../../schema/types';

/** What every look of the offers gets. */
export interface OffersProps {
  groups: Offers['groups'];
  surface: string;
}
