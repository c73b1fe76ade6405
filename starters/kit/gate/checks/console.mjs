import { overVisits } from './over-visits.mjs';

/** Nothing fails while a page loads: no request, no script, and nothing that the Content-Security-Policy stops. */
export function consoleMessages(visits) {
  return { detail: `${visits.length} views`, findings: overVisits(visits, ({ problems }) => problems) };
}
