// Runs the conformance suite's server scenarios against one URL and reads what it wrote.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const REVISIONS = ['2025-11-25', '2026-07-28'];

/** Not in the required sets, or not everywhere: run by name as well. */
export const NAMED = ['dns-rebinding-protection', 'http-header-validation', 'http-custom-header-server-validation'];

/** Extensions that a server may well not have. */
const EXTENSION = /^(tasks-|sep-2640-)/;

const main = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js');

function ran(words, quiet) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] });
    child.on('error', failed);
    child.on('close', done);
  });
}

/** The checks of all scenarios in `folder`, each with the name of its scenario. */
function checksIn(folder) {
  return readdirSync(folder).flatMap(name => JSON.parse(readFileSync(join(folder, name, 'checks.json')))
    .map(check => ({ ...check, scenario: name.replace(/^(server|client)-/, '').replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, '') })));
}

/** Runs with these words; answers its exit code and checks. */
async function run(words) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-conformance-'));
  try {
    const code = await ran([...words, '-o', folder], true);
    return { code, checks: checksIn(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export class Tally {
  passed = 0;
  failed = 0;

  /** Counts a run and prints what failed in it. A run that failed without a failed check counts as one. */
  count(title, { code, checks }, withExtensions) {
    const counted = checks.filter(check => withExtensions || !EXTENSION.test(check.scenario));
    const passed = counted.filter(check => check.status === 'SUCCESS').length;
    const wrong = counted.filter(check => check.status === 'FAILURE');
    const failed = wrong.length || (code !== 0 ? 1 : 0);
    console.log(`${title}: ${passed} passed, ${failed} failed, exit code ${code}`);
    for (const check of wrong) console.log(`  ${check.scenario}: ${check.id}: ${check.errorMessage ?? check.description}`);
    for (const check of counted.filter(check => check.status === 'WARNING')) {
      console.log(`  ${check.scenario}: ${check.id}: only a warning: ${check.errorMessage ?? check.description}`);
    }
    this.passed += passed;
    this.failed += failed;
  }
}

/** Both required sets and the named scenarios against `url`. `withExtensions` counts the tasks and skills scenarios too. */
export async function server(url, withExtensions, tally) {
  for (const revision of REVISIONS) {
    tally.count(`requirements ${revision}`, await run(['server', '--url', url, '--requirements', revision]), withExtensions);
  }
  for (const scenario of NAMED) {
    tally.count(`scenario ${scenario}`, await run(['server', '--url', url, '--scenario', scenario, '--spec-version', '2026-07-28']), true);
  }
}
