// Runs the conformance suite's server scenarios against one URL and reads what it wrote.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const REVISIONS = ['2025-11-25', '2026-07-28'];

/** Not in the required sets, or not everywhere: run by name as well. */
export const NAMED = ['dns-rebinding-protection', 'http-header-validation', 'http-custom-header-server-validation'];

/** Extensions that a server may well not have. */
const EXTENSION = /^(tasks-|sep-2640-)/;

const main = resolve('node_modules/@modelcontextprotocol/conformance/dist/index.js');

let running;

/** Ends the suite that runs now, with the driver that it started. */
export function stop() {
  try {
    if (running) process.kill(-running, 'SIGTERM');
  } catch { /* it has ended by itself */ }
}

/** Answers the exit code and the lines that our own driver of clients said. */
function ran(words) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [main, ...words], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running = child.pid;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', part => { said += part; });
    child.on('error', failed);
    child.on('close', code => done({ code, driver: [...new Set(said.match(/driver: .*/g))] }));
  });
}

/** The checks of all scenarios in `folder`, each with the name of its scenario. One that broke off without any counts as a failure. */
function checksIn(folder) {
  return readdirSync(folder).flatMap(name => {
    const scenario = name.replace(/^(server|client)-/, '').replace(/-\d{4}-\d\d-\d\dT[\d-]+Z$/, '');
    const file = join(folder, name, 'checks.json');
    const checks = existsSync(file) ? JSON.parse(readFileSync(file)) : [{ id: 'none', status: 'FAILURE', errorMessage: 'broke off before its first check' }];
    return checks.map(check => ({ ...check, scenario }));
  });
}

/** Runs with these words; answers what `ran` does, and the checks. */
async function run(words) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-conformance-'));
  try {
    return { ...await ran([...words, '-o', folder]), checks: checksIn(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The client scenarios of both sets that are not about authorization: nobody signs in through a gateway to reach its server. */
const CLIENT = {
  '2025-11-25': ['initialize', 'tools_call', 'elicitation-sep1034-client-defaults', 'sse-retry', 'json-schema-2020-12-preservation'],
  '2026-07-28': ['tools_call', 'request-metadata', 'sep-2322-client-request-state', 'http-standard-headers', 'http-custom-headers',
    'http-invalid-tool-headers', 'json-schema-ref-no-deref', 'json-schema-2020-12-preservation'],
};

export class Tally {
  passed = 0;
  failed = 0;

  /** Counts a run and prints what failed in it. A run that failed without a failed check counts as one. */
  count(title, { code, driver, checks }, withExtensions) {
    const counted = checks.filter(check => withExtensions || !EXTENSION.test(check.scenario));
    const passed = counted.filter(check => check.status === 'SUCCESS').length;
    const wrong = counted.filter(check => check.status === 'FAILURE');
    const failed = wrong.length || (code !== 0 ? 1 : 0);
    console.log(`${title}: ${passed} passed, ${failed} failed, exit code ${code}`);
    for (const check of wrong) console.log(`  ${check.scenario}: ${check.id}: ${check.errorMessage ?? check.description}`);
    for (const line of failed ? driver : []) console.log(`  ${line}`);
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

/** These scenarios alone: NAME at the newest revision that has it, or NAME@REVISION. */
export async function named(url, scenarios, tally) {
  for (const [scenario, revision] of scenarios.map(each => each.split('@'))) {
    const at = revision ? ['--spec-version', revision] : [];
    tally.count(`scenario ${scenario}`, await run(['server', '--url', url, '--scenario', scenario, ...at]), true);
  }
}

/** The client scenarios by name, one after the other, each driven by `command`. */
export async function client(command, only, tally) {
  for (const [revision, scenarios] of Object.entries(CLIENT)) {
    for (const scenario of scenarios.filter(name => !only || name === only)) {
      const words = ['client', '--command', command, '--scenario', scenario, '--spec-version', revision, '--timeout', '120000'];
      tally.count(`client scenario ${scenario} of ${revision}`, await run(words), true);
    }
  }
}
