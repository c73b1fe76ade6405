import { overVisits } from './over-visits.mjs';

/** No page can be scrolled sideways. */
export function overflow(visits) {
  const messages = ({ width, overflowing }) =>
    overflowing ? [`is ${overflowing.by} px too wide at ${width} px: ${overflowing.elements.join(', ') || 'the page itself'}`] : [];
  return { detail: `${visits.length} views`, findings: overVisits(visits, messages) };
}
