// Plain curl, as the README shows it: a POST of 2026-07-28 for each operation, and one that stays open for news.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export const cannot = [];

const REVISION = '2026-07-28';

export async function connect({ url, token }) {
  const post = (method, params, name) => spawn('curl', ['-sS', '-N', '--max-time', '60',
    ...['Content-Type: application/json', 'Accept: application/json, text/event-stream', `Authorization: Bearer ${token}`, `MCP-Protocol-Version: ${REVISION}`,
      `Mcp-Method: ${method}`, ...(name ? [`Mcp-Name: ${name}`] : [])].flatMap(line => ['-H', line]),
    '-d', JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: { ...params, _meta: {
      'io.modelcontextprotocol/protocolVersion': REVISION, 'io.modelcontextprotocol/clientCapabilities': {} } } }), url],
  { stdio: ['ignore', 'pipe', 'inherit'] });

  /** Every message that comes, whether as JSON or as events. */
  async function* messages(child) {
    for await (const line of createInterface(child.stdout)) {
      const text = line.replace(/^data: ?/, '');
      if (text.startsWith('{')) yield JSON.parse(text);
    }
  }

  async function ask(method, params, name) {
    for await (const { id, result, error } of messages(post(method, params, name))) {
      if (error) throw new Error(error.message);
      if (id !== undefined) return result;
    }
    throw new Error(`${method} was not answered`);
  }

  async function subscribe(uri, heard) {
    const child = post('subscriptions/listen', { notifications: { resourceSubscriptions: [uri] } });
    const news = messages(child);
    const { value: first } = await news.next();
    if (first?.method !== 'notifications/subscriptions/acknowledged') throw new Error(`not acknowledged: ${JSON.stringify(first)}`);
    (async () => { for await (const { method, params } of news) if (method === 'notifications/resources/updated') heard(params.uri); })();
    return () => child.kill();
  }

  return {
    capabilities: (await ask('server/discover', {})).capabilities,
    tools: async () => (await ask('tools/list', {})).tools,
    prompts: async () => (await ask('prompts/list', {})).prompts,
    resources: async () => (await ask('resources/list', {})).resources,
    call: ({ name, arguments: given }) => ask('tools/call', { name, arguments: given }, name),
    read: uri => ask('resources/read', { uri }, uri),
    get: ({ name, arguments: given }) => ask('prompts/get', { name, arguments: given }, name),
    complete: ({ prompt, argument, value }) => ask('completion/complete', { ref: { type: 'ref/prompt', name: prompt }, argument: { name: argument, value } }),
    subscribe,
    async close() {},
  };
}
