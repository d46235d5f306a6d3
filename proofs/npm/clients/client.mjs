// A real MCP client for the proofs: lists tools, calls them, prints what came back as one JSON object.
//   node client.mjs http URL TOKEN MODE CALLS      MODE: legacy | auto | 2026-07-28 (pinned)
//   node client.mjs stdio COMMAND-AS-JSON - MODE CALLS
// CALLS is a JSON array of {name, arguments}. Run from a folder whose node_modules has @modelcontextprotocol/client.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.cwd() + '/');
const load = name => import(pathToFileURL(require.resolve(name).replace(/\.cjs$/, '.mjs')).href);
const { Client, StreamableHTTPClientTransport } = await load('@modelcontextprotocol/client');
const { StdioClientTransport } = await load('@modelcontextprotocol/client/stdio');

const [transportName, target, token, mode, calls] = process.argv.slice(2);
const versionNegotiation = { mode: /^\d/.test(mode) ? { pin: mode } : mode };
const client = new Client({ name: 'proofs', version: '1' }, { versionNegotiation });

function transport() {
  if (transportName === 'stdio') {
    const [command, ...args] = JSON.parse(target);
    return new StdioClientTransport({ command, args, env: process.env, stderr: 'inherit' });
  }
  return new StreamableHTTPClientTransport(new URL(target), { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
}

const said = { tools: [], calls: [] };
try {
  await client.connect(transport());
  said.tools = (await client.listTools()).tools.map(tool => tool.name);
  for (const call of JSON.parse(calls)) {
    const progress = [];
    try {
      const result = await client.callTool(call, { onprogress: note => progress.push(note.progress) });
      said.calls.push({ name: call.name, text: result.content?.[0]?.text, isError: result.isError ?? false, progress });
    } catch (refused) {
      said.calls.push({ name: call.name, refused: String(refused.message), code: refused.data?.code });
    }
  }
} catch (failed) {
  said.failed = String(failed.message);
}
console.log(JSON.stringify(said));
await client.close().catch(() => {});
process.exit(0);
