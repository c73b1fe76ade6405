import { AXE_WIDTHS } from '../browser/visits.mjs';
import { overVisits } from './over-visits.mjs';

/** No violation that axe can find, on a telephone and on a wide screen. */
export function accessibility(visits) {
  const looked = visits.filter(({ width }) => AXE_WIDTHS.includes(width));
  const messages = ({ violations }) =>
    violations.map(({ id, help, target, why }) => `${help} (${id}): ${target}${why ? ` – ${why}` : ''}`);
  return { detail: `${looked.length} views by axe`, findings: overVisits(looked, messages) };
}
