/** An error for each message about a page, whatever the number of widths that show it; a page that cannot be shown is one. */
export function overVisits(visits, messagesOf) {
  const findings = visits.flatMap((visit) => {
    const messages = visit.broken ? [`cannot be shown at ${visit.width} px: ${visit.broken}`] : messagesOf(visit);
    return messages.map((message) => ({ severity: 'error', page: visit.page, message }));
  });
  const keys = findings.map(({ page, message }) => `${page} ${message}`);
  return findings.filter((_, index) => keys.indexOf(keys[index]) === index);
}
