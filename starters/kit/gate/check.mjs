// The release gate on built files: no network; what needs a browser is skipped where there is none.
//
//   node gate/check.mjs --site dist --request request.json --report report.json --pictures screenshots
//
// With --report the findings go there, and exit code 0 only means that the report was written. Without it they are
// printed and an error among them gives exit code 1. Without --request the data of this project is what is asked for.
// --chromium names the browser, or is `none`; without it one that is installed is taken. Without --pictures none are
// taken.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { chromiumPath } from './browser/chromium.mjs';
import { visitAll } from './browser/visits.mjs';
import { accessibility } from './checks/accessibility.mjs';
import { consoleMessages } from './checks/console.mjs';
import { external } from './checks/external.mjs';
import { facts } from './checks/facts.mjs';
import { html } from './checks/html.mjs';
import { language } from './checks/language.mjs';
import { lighthouse } from './checks/lighthouse.mjs';
import { links } from './checks/links.mjs';
import { overflow } from './checks/overflow.mjs';
import { placeholders } from './checks/placeholders.mjs';
import { screenshots } from './checks/screenshots.mjs';
import { search_data } from './checks/search_data.mjs';
import { structure } from './checks/structure.mjs';
import { titles } from './checks/titles.mjs';
import { weight } from './checks/weight.mjs';
import { requestFromData } from './request.mjs';
import { loadSite } from './site.mjs';

const OF_FILES = { html, links, facts, titles, structure, language, placeholders, external, weight, search_data };
const OF_VISITS = { accessibility, console: consoleMessages, overflow, screenshots };
// More of either helps nobody.
const LONGEST = 2_000;
const MOST = 500;
const NO_CHROMIUM = { skipped: 'there is no Chromium: it is not installed, or it is switched off' };

const { values: options } = parseArgs({
  options: Object.fromEntries(
    ['site', 'request', 'report', 'pictures', 'chromium'].map((name) => [name, { type: 'string' }]),
  ),
});
if (!options.site) throw new Error('--site is missing: the folder of built files');

const request = options.request ? JSON.parse(await readFile(options.request, 'utf8')) : await requestFromData();
const site = await loadSite(options.site);
const results = await everyCheck();
const report = {
  checks: results.map(({ check }) => check),
  findings: results.flatMap(({ findings }) => findings),
  scores: results.flatMap(({ scores }) => scores),
  screenshots: results.flatMap(({ screenshots }) => screenshots),
};

if (options.report) {
  await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
} else {
  print(report);
}
// A browser that hangs must not keep the gate from ending.
process.exit();

async function everyCheck() {
  const chromium = chromiumPath(options.chromium);
  const { pictures } = options;
  const { site_url: siteUrl, lighthouse: scope } = request;
  const visits = chromium ? visitAll(site, { chromium, siteUrl, pictures: Boolean(pictures) }) : undefined;
  const atOnce = await Promise.all([
    ...Object.entries(OF_FILES).map(([name, check]) => run(name, () => check(site, request))),
    ...Object.entries(OF_VISITS).map(([name, check]) =>
      run(name, async () => (visits ? check(await visits, { pictures }) : NO_CHROMIUM)),
    ),
  ]);
  // Beside other work it would measure that, too.
  const alone = await run('lighthouse', () => (chromium ? lighthouse(site, { chromium, siteUrl, scope }) : NO_CHROMIUM));
  return [...atOnce, alone];
}

/** A check that breaks says nothing about the site; the others still run. */
async function run(name, check) {
  try {
    const { skipped, detail = '', findings = [], scores = [], screenshots = [] } = await check();
    const failed = findings.some(({ severity }) => severity === 'error');
    return {
      check: { name, status: skipped ? 'skipped' : failed ? 'failed' : 'passed', detail: short(skipped ?? detail) },
      findings: findings.slice(0, MOST).map((finding) => ({ check: name, ...finding, message: short(finding.message) })),
      scores,
      screenshots,
    };
  } catch (error) {
    return { check: { name, status: 'error', detail: short(error.message) }, findings: [], scores: [], screenshots: [] };
  }
}

function short(text) {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}

function print({ checks, findings }) {
  for (const { severity, page, check, message } of findings) console.log(`${severity} ${page} ${check}: ${message}`);
  const skipped = checks.filter(({ status }) => status === 'skipped');
  const broken = checks.filter(({ status }) => status === 'error');
  for (const { name, status, detail } of [...skipped, ...broken]) console.log(`${status} ${name}: ${detail}`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  console.log(`${checks.length - skipped.length} checks: ${errors} errors, ${findings.length - errors} warnings`);
  process.exitCode = errors + broken.length > 0 ? 1 : 0;
}
