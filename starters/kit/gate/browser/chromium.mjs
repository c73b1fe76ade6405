import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const LAUNCH_SECONDS = 30;

/** The Chromium to look with: the one that is named, none, or else one that is installed. */
export function chromiumPath(named) {
  if (named) return named === 'none' ? undefined : named;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name))).find(canRun);
}

/**
 * A headless Chromium. Its own sandbox cannot start inside of the pipeline's, which holds it instead; and `/dev/shm`
 * cannot be written to there.
 */
export async function launch(executablePath, args = []) {
  try {
    return await chromium.launch({
      executablePath,
      args: ['--disable-dev-shm-usage', '--disable-gpu', ...args],
      chromiumSandbox: false,
      timeout: LAUNCH_SECONDS * 1000,
    });
  } catch (error) {
    const printed = [...error.message.matchAll(/\[err\] (.*)/g)].map(([, line]) => line);
    throw new Error(`Chromium does not start: ${printed.slice(-3).join(' ') || error.message.split('\n')[0]}`);
  }
}

/** Closes a browser, also one that does not answer any more: the process's end takes it along. */
export async function close(browser) {
  await within(5, 'Closing Chromium', browser.close()).catch(() => {});
}

/** The result, unless it takes too long. */
export async function within(seconds, what, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} took more than ${Math.round(seconds)} seconds`)), seconds * 1000);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
