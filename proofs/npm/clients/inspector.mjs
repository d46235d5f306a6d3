// The Inspector's command line: one process for each operation, so that each listing is asked for once.
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

const main = createRequire(process.cwd() + '/').resolve('@modelcontextprotocol/inspector/package.json').replace('package.json', 'clients/launcher/build/index.js');
const run = promisify(execFile);

/** It has no method for these: "Unsupported method". */
export const cannot = ['complete', 'subscribe'];

export async function connect({ url, token }, era) {
  const ask = async (method, ...more) => {
    const said = await run(process.execPath, [main, '--cli', '--server-url', url, '--transport', 'http', '--protocol-era', era,
      '--header', `Authorization: Bearer ${token}`, '--stored-auth-only', '--method', method, ...more, '--format', 'json', '-q'], { maxBuffer: 1 << 26 })
      .catch(({ stderr }) => { throw new Error(stderr); }); // its own message holds the command, and so the token
    return JSON.parse(said.stdout).result;
  };
  const listings = {};
  const list = async what => (await (listings[what] ??= ask(`${what}/list`)))[what];
  return {
    tools: () => list('tools'),
    prompts: () => list('prompts'),
    resources: () => list('resources'),
    call: ({ name, arguments: given }) => ask('tools/call', '--tool-name', name, '--tool-args-json', JSON.stringify(given)),
    read: uri => ask('resources/read', '--uri', uri),
    get: ({ name, arguments: given }) => ask('prompts/get', '--prompt-name', name, '--prompt-args', ...Object.entries(given).map(pair => pair.join('='))),
    async close() {},
  };
}
