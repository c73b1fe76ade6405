// The release gate on built files: no network, no browser.
//
//   node gate/check.mjs --site dist --request request.json --report report.json
//
// With --report the findings go there, and exit code 0 only means that the report was written. Without it they are
// printed and an error among them gives exit code 1. Without --request the data of this project is what is asked for.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { external } from './checks/external.mjs';
import { facts } from './checks/facts.mjs';
import { html } from './checks/html.mjs';
import { language } from './checks/language.mjs';
import { links } from './checks/links.mjs';
import { placeholders } from './checks/placeholders.mjs';
import { structure } from './checks/structure.mjs';
import { titles } from './checks/titles.mjs';
import { weight } from './checks/weight.mjs';
import { requestFromData } from './request.mjs';
import { loadSite } from './site.mjs';

const CHECKS = [html, links, facts, titles, structure, language, placeholders, external, weight];

const { values: options } = parseArgs({
  options: { site: { type: 'string' }, request: { type: 'string' }, report: { type: 'string' } },
});
if (!options.site) throw new Error('--site is missing: the folder of built files');

const request = options.request ? JSON.parse(await readFile(options.request, 'utf8')) : await requestFromData();
const site = await loadSite(options.site);
const results = await Promise.all(CHECKS.map((check) => run(check)));
const report = { checks: results.map(({ check }) => check), findings: results.flatMap(({ findings }) => findings) };

if (options.report) {
  await writeFile(options.report, `${JSON.stringify(report, null, 2)}\n`);
} else {
  print(report);
}

/** A check that breaks has failed; the others still run. */
async function run(check) {
  const name = check.name;
  try {
    const { skipped, detail = '', findings = [] } = await check(site, request);
    const failed = findings.some(({ severity }) => severity === 'error');
    return {
      check: { name, status: skipped ? 'skipped' : failed ? 'failed' : 'passed', detail: skipped ?? detail },
      findings: findings.map((finding) => ({ check: name, ...finding })),
    };
  } catch (error) {
    const message = `The check itself broke: ${error.message}`.slice(0, 2000);
    return {
      check: { name, status: 'failed', detail: message },
      findings: [{ check: name, severity: 'error', page: '/', message }],
    };
  }
}

function print({ checks, findings }) {
  for (const { severity, page, check, message } of findings) console.log(`${severity} ${page} ${check}: ${message}`);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const ran = checks.filter(({ status }) => status !== 'skipped').length;
  console.log(`${ran} checks: ${errors} errors, ${findings.length - errors} warnings`);
  process.exitCode = errors > 0 ? 1 : 0;
}
