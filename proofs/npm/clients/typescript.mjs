// The TypeScript SDK's clients: version 2 in the mode `legacy`, `auto` or a pinned revision; version 1 in the mode `sdk`.
// A target with a `command` is spoken to over stdio: a bridge or mcp-remote stands between.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const installed = createRequire(process.cwd() + '/');
const load = name => import(pathToFileURL(installed.resolve(name).replace(/\.cjs$/, '.mjs').replace('/dist/cjs/', '/dist/esm/')).href);

export const cannot = [];

async function two(mode) {
  const { Client, StreamableHTTPClientTransport } = await load('@modelcontextprotocol/client');
  const { StdioClientTransport } = await load('@modelcontextprotocol/client/stdio');
  const client = new Client({ name: 'proofs', version: '1' }, { versionNegotiation: { mode: /^\d/.test(mode) ? { pin: mode } : mode } });
  return { client, StreamableHTTPClientTransport, StdioClientTransport, updated: 'notifications/resources/updated' };
}

async function one() {
  const { Client } = await load('@modelcontextprotocol/sdk/client/index.js');
  const { StreamableHTTPClientTransport } = await load('@modelcontextprotocol/sdk/client/streamableHttp.js');
  const { ResourceUpdatedNotificationSchema } = await load('@modelcontextprotocol/sdk/types.js');
  return { client: new Client({ name: 'proofs', version: '1' }), StreamableHTTPClientTransport, updated: ResourceUpdatedNotificationSchema };
}

/** All pages of a listing. */
async function all(list, member) {
  const things = [];
  let cursor;
  do {
    const page = await list({ cursor });
    things.push(...page[member]);
    cursor = page.nextCursor;
  } while (cursor);
  return things;
}

async function subscribe(client, uri) {
  if (client.getNegotiatedProtocolVersion?.() >= '2026') {
    const news = await client.listen({ resourceSubscriptions: [uri] });
    return () => news.close();
  }
  await client.subscribeResource({ uri });
  return () => client.unsubscribeResource({ uri });
}

export async function connect({ url, token, command }, mode) {
  const { client, StreamableHTTPClientTransport, StdioClientTransport, updated } = await (mode === 'sdk' ? one() : two(mode));
  const transport = command
    ? new StdioClientTransport({ command: command[0], args: command.slice(1), env: process.env, stderr: 'inherit' })
    : new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers: { Authorization: `Bearer ${token}` } } });
  let hear = () => {};
  client.setNotificationHandler(updated, ({ params }) => hear(params.uri));
  await client.connect(transport);
  return {
    capabilities: client.getServerCapabilities(),
    tools: () => all(page => client.listTools(page), 'tools'),
    prompts: () => all(page => client.listPrompts(page), 'prompts'),
    resources: () => all(page => client.listResources(page), 'resources'),
    call: ({ name, arguments: given }) => client.callTool({ name, arguments: given }),
    read: uri => client.readResource({ uri }),
    get: ({ name, arguments: given }) => client.getPrompt({ name, arguments: given }),
    complete: ({ prompt, argument, value }) => client.complete({ ref: { type: 'ref/prompt', name: prompt }, argument: { name: argument, value } }),
    async subscribe(uri, heard) {
      hear = heard;
      return subscribe(client, uri);
    },
    async close() {
      await transport.terminateSession?.();
      await client.close();
    },
  };
}
