import { close, launch, within } from './chromium.mjs';
import { serve } from './server.mjs';
import { visit } from './visit.mjs';

export const WIDTHS = [360, 768, 1440];
export const AXE_WIDTHS = [360, 1440];
const DARK_WIDTH = 360;
const WORKERS = 2;
const VISIT_SECONDS = 20;
const ALL_SECONDS = 120;

/**
 * Every page at every width, each opened anew: `{ page, file, width, … }` with what the visit saw, or with the reason
 * why the page could not be shown (`broken`).
 */
export async function visitAll(site, { chromium, siteUrl, pictures, seconds = VISIT_SECONDS }) {
  const server = await serve(site, siteUrl);
  try {
    const browser = await launch(chromium);
    try {
      return await visitPages(browser, site.pages, { origin: server.origin, pictures, seconds });
    } finally {
      await close(browser);
    }
  } finally {
    server.close();
  }
}

async function visitPages(browser, pages, { origin, pictures, seconds }) {
  const deadline = Date.now() + ALL_SECONDS * 1000;
  const planned = pages.flatMap(({ path, file }) => WIDTHS.map((width) => ({ page: path, file, width })));
  const done = [];
  let next = 0;
  const work = async () => {
    while (next < planned.length) {
      const number = next++;
      const { page, width } = planned[number];
      const left = Math.max(0, Math.min(seconds, (deadline - Date.now()) / 1000));
      const options = { width, axe: AXE_WIDTHS.includes(width), dark: width === DARK_WIDTH, pictures };
      const visiting = visit(browser, origin + encodeURI(page), options);
      const seen = await within(left, 'Showing the page', visiting).catch((error) => ({ broken: firstLine(error) }));
      done[number] = { ...planned[number], ...seen };
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return done;
}

const firstLine = (error) => error.message.split('\n')[0];
