import axe from 'axe-core';

const HEIGHTS = { 360: 780, 768: 1024, 1440: 900 };
// Chromium draws no further, and WebP holds no more.
const TALLEST = 16_000;
const PICTURE_BYTES = 250_000;
const QUALITIES = [80, 60, 40, 20];

/**
 * Opens one page at one width and says what came of it: `problems` in the console, `overflowing` elements and, where
 * they are asked for, `violations` by axe, in its colours by day and by night, and a `picture` (WebP).
 */
export async function visit(browser, url, { width, axe: withAxe, pictures }) {
  const context = await browser.newContext({ viewport: { width, height: HEIGHTS[width] }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    const problems = listen(page, new URL(url).origin);
    await page.goto(url, { waitUntil: 'load' });
    await page.evaluate(settle);
    const seen = { problems: [...problems], overflowing: await page.evaluate(overflowing) };
    if (pictures) seen.picture = await pictureOf(page, width);
    if (withAxe) seen.violations = [...(await violations(page)), ...(await violationsInTheDark(page))];
    return seen;
  } finally {
    // A page that hangs keeps this waiting, and its visit is over.
    context.close().catch(() => {});
  }
}

/** Everything that a developer would see in red; grows while the page loads. */
function listen(page, origin) {
  const problems = new Set();
  const shown = (url) => url.replace(origin, '');
  page.on('console', (message) => {
    // Requests are reported below, with their address.
    const isError = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
    if (isError) problems.add(`the console says: ${message.text().replaceAll(origin, '')}`);
  });
  page.on('pageerror', (error) => problems.add(`an exception was not caught: ${error.message}`));
  page.on('requestfailed', (request) => problems.add(`${shown(request.url())} was not loaded: ${request.failure().errorText}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.add(`${shown(response.url())} was answered with ${response.status()}`);
  });
  return problems;
}

/** In the page: until every picture and font is there. */
async function settle() {
  for (const image of document.querySelectorAll('img[loading=lazy]')) image.loading = 'eager';
  await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
  await document.fonts.ready;
}

/** In the page: what reaches beyond its right edge, if it can be scrolled there. */
function overflowing() {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return undefined;
  const reaching = [...document.body.querySelectorAll('*')].filter((element) => {
    const { width, right } = element.getBoundingClientRect();
    return width > 0 && right > clientWidth + 0.5;
  });
  const nameOf = (element) => [element.localName, ...element.classList].join('.');
  return { by: scrollWidth - clientWidth, elements: [...new Set(reaching.map(nameOf))].slice(-3) };
}

async function violations(page) {
  await page.evaluate(axe.source);
  // Lighthouse asks for targets that a finger can hit as well; axe leaves that out by default.
  const options = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
  return runAxe(page, options);
}

/** The same page for a visitor who prefers a dark screen; nothing but its colours differs. */
async function violationsInTheDark(page) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(endTransitions);
  const found = await runAxe(page, { resultTypes: ['violations'], runOnly: ['color-contrast'] });
  return found.map((violation) => ({ ...violation, help: `${violation.help}, on a dark screen` }));
}

/** In the page: colours that were on their way are there. */
function endTransitions() {
  const running = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
  for (const transition of running) transition.finish();
}

async function runAxe(page, options) {
  const found = await page.evaluate((options) => window.axe.run(document, options), options);
  return found.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.split('\n')[1]?.trim() ?? '';
      return { id, help, target: target.flat().join(' '), why };
    }),
  );
}

async function pictureOf(page, width) {
  await page.evaluate(unfix);
  const protocol = await page.context().newCDPSession(page);
  const { cssContentSize } = await protocol.send('Page.getLayoutMetrics');
  const clip = { x: 0, y: 0, width, height: Math.min(cssContentSize.height, TALLEST), scale: 1 };
  let picture;
  for (const quality of QUALITIES) {
    const options = { format: 'webp', quality, clip, captureBeyondViewport: true };
    const { data } = await protocol.send('Page.captureScreenshot', options);
    picture = Buffer.from(data, 'base64');
    if (picture.length <= PICTURE_BYTES) break;
  }
  return picture;
}

/** In the page: what holds on to the window's edge would stand in the middle of the picture. */
function unfix() {
  for (const element of document.body.querySelectorAll('*')) {
    const { top, bottom } = element.getBoundingClientRect();
    const isSeen = bottom > 0 && top < innerHeight;
    if (isSeen && ['fixed', 'sticky'].includes(getComputedStyle(element).position)) element.style.position = 'static';
  }
}
