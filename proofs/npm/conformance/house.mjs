// Starts what the suite is run against, each on 127.0.0.1 and a free port, and ends it again by what was started.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listen } from './forwarder.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const tree = join(here, '../../..');

/** Starts a server that says `listening URL` once it listens, and waits for that. */
async function started(program, words, folder) {
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise((said, failed) => {
    createInterface(child.stdout).on('line', line => line.startsWith('listening ') && said(line.slice(10)));
    child.on('error', failed);
    child.on('exit', code => failed(new Error(`The fixture ended with ${code}.`)));
  });
  return { url, close: () => child.kill() };
}

/** Starts the TypeScript fixture, for all revisions or for these. */
export const fixture = revisions =>
  started(process.execPath, [join(here, '../fixture/server.mjs'), '0', ...(revisions ? [revisions] : [])], join(tree, '.cache/npm'));

/** The command of our own fixture, from the built tree: `0` for a free port or `stdio`, for all revisions or for these. */
export const oursAsCommand = (where, revisions) => [join(process.env.JAVA_HOME, 'bin/java'), '-XX:+UseSerialGC', '-Xmx64m', '-XX:TieredStopAtLevel=1',
  '--module-path', join(tree, 'examples/conformance/target/zone'), '-m', 'dev.gatehouse.examples.conformance/dev.gatehouse.examples.conformance.Main', where,
  ...(revisions ? [revisions] : [])];

/** Starts our own fixture, for all revisions or for these. */
export const ours = revisions => {
  const [java, ...words] = oursAsCommand('0', revisions);
  return started(java, words, tree);
};

function gatehouse(home, ...words) {
  const { status, stdout, stderr } = spawnSync(join(tree, 'gatehouse'), [...words, '--home', home], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Starts a house in front of a server, `{ url }` or `{ command }`, and a forwarder in front of the house. The gate learns the forwarder's own names as settings. */
export async function houseInFrontOf(server, trace) {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-conformance-home-'));
  chmodSync(folder, 0o755); // the zones of a house that root starts are other users
  const home = join(folder, 'h');
  const settings = join(folder, 'gatehouse.yaml');
  const forwarder = await listen(trace);
  const close = () => {
    forwarder.close();
    gatehouse(home, 'down');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const names = ['127.0.0.1', 'localhost'].map(name => `${name}:${forwarder.port}`);
    writeFileSync(settings, JSON.stringify({
      version: 1,
      listen: { hosts: names, origins: names.map(name => `http://${name}`) },
      servers: { fixture: { ...server, allow: ['elicitation', 'sampling', 'roots'] } },
    }), { mode: 0o644 });
    const up = gatehouse(home, 'up', '--detach', '--port', '0', '--config', settings);
    if (up.status !== 0) throw new Error(`The house did not start: ${up.stderr || up.stdout}`);
    const status = JSON.parse(gatehouse(home, 'status', '--json').stdout);
    const route = new URL(status.routes.find(each => each.name === 'fixture').url);
    const token = gatehouse(home, 'token', '--tenant', 'local', '--caller', 'me', '--route', 'fixture');
    if (token.status !== 0) throw new Error(`There is no token: ${token.stderr}`);
    forwarder.to(route.origin, `Bearer ${token.stdout.trim()}`);
    return { url: `http://127.0.0.1:${forwarder.port}${route.pathname}`, home, close };
  } catch (failed) {
    close();
    throw failed;
  }
}
