import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { overVisits } from './over-visits.mjs';

/** A picture of each whole page at each width, for people to look at. */
export async function screenshots(visits, { pictures }) {
  if (!pictures) return { skipped: 'no folder was named for them' };
  const taken = visits
    .filter(({ picture }) => picture)
    .map(({ page, width, file, picture }) => ({ page, width, file: nameOf(file, width), picture }));
  for (const { file, picture } of taken) {
    const target = path.join(pictures, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, picture);
  }
  return {
    detail: `${taken.length} pictures`,
    findings: overVisits(visits, () => []),
    screenshots: taken.map(({ page, width, file }) => ({ page, width, file })),
  };
}

const nameOf = (file, width) => `${file.slice(1).replace(/\.html$/, '')}-${width}.webp`;
