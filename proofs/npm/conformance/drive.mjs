// What the suite's client scenarios start: a real TypeScript client that talks through a gateway with the scenario's server behind it.
//   node drive.mjs URL      MCP_CONFORMANCE_SCENARIO, _CONTEXT and _PROTOCOL_VERSION as the suite sets them
// With CONFORMANCE_STRAIGHT=1 it leaves out the gateway: what fails then is the driver's or the client's fault.
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { houseInFrontOf, tree } from './house.mjs';

const installed = createRequire(`${tree}/.cache/npm/`);
const { Client, StreamableHTTPClientTransport } =
  await import(pathToFileURL(installed.resolve('@modelcontextprotocol/client').replace(/\.cjs$/, '.mjs')).href);

const { MCP_CONFORMANCE_SCENARIO: scenario, MCP_CONFORMANCE_CONTEXT: context = '{}', MCP_CONFORMANCE_PROTOCOL_VERSION: revision } = process.env;

/** What each scenario wants a client to do; those that name nothing want a connection and a list. */
const plays = {
  'initialize': list,
  'tools_call': calling({ name: 'add_numbers', arguments: { a: 5, b: 3 } }),
  'elicitation-sep1034-client-defaults': calling({ name: 'test_client_elicitation_defaults', arguments: {} }),
  'sse-retry': calling({ name: 'test_reconnection', arguments: {} }),
  'request-metadata': list,
  'sep-2322-client-request-state': calling(...['test_mrtr_echo_state', 'test_mrtr_unrelated', 'test_mrtr_no_state', 'test_mrtr_no_result_type']
    .map(name => ({ name, arguments: {} }))),
  'http-standard-headers': everything,
  'http-custom-headers': client => calling(...JSON.parse(context).toolCalls)(client),
  'http-invalid-tool-headers': callAll,
  'json-schema-ref-no-deref': list,
  'json-schema-2020-12-preservation': echoSchema,
};

async function list(client) {
  return (await client.listTools()).tools;
}

function calling(...calls) {
  return async client => {
    await list(client);
    for (const call of calls) await client.callTool(call);
  };
}

async function everything(client) {
  for (const { name } of await list(client)) await client.callTool({ name, arguments: {} });
  for (const { uri } of (await client.listResources()).resources) await client.readResource({ uri });
  for (const { name } of (await client.listPrompts()).prompts) await client.getPrompt({ name });
}

/** Calls whatever is listed with arguments of the right kinds: what is listed is what a client trusts. */
async function callAll(client) {
  const samples = { string: 'x', number: 1, integer: 1, boolean: true, object: {}, array: [], null: null };
  for (const { name, inputSchema } of await list(client)) {
    const given = Object.entries(inputSchema.properties ?? {}).map(([key, { type }]) => [key, samples[type]]);
    await client.callTool({ name, arguments: Object.fromEntries(given) });
  }
}

async function echoSchema(client) {
  const tools = await list(client);
  const rich = tools.find(tool => tool.inputSchema.$defs || tool.name === 'json_schema_2020_12_tool');
  await client.callTool({ name: tools.find(tool => tool !== rich).name, arguments: { schema: rich.inputSchema } });
}

const play = plays[scenario];
if (!play) throw new Error(`There is no play for the scenario ${scenario}.`);

const house = process.env.CONFORMANCE_STRAIGHT ? { url: process.argv.at(-1), close() {} }
  : await houseInFrontOf({ url: process.argv.at(-1) }, process.env.CONFORMANCE_TRACE);
process.on('SIGTERM', () => { house.close(); process.exit(1); });
const client = new Client({ name: 'gatehouse-conformance-client', version: '1' }, {
  versionNegotiation: { mode: revision >= '2026' ? { pin: revision } : 'legacy' },
  capabilities: { elicitation: { form: { applyDefaults: true } } },
});
client.setRequestHandler('elicitation/create', ({ params }) =>
  ({ action: 'accept', content: params.requestedSchema?.properties?.confirmed ? { confirmed: true } : {} }));
let code = 0;
try {
  await client.connect(new StreamableHTTPClientTransport(new URL(house.url)));
  await play(client);
} catch (failed) {
  console.error(`driver: ${failed.message}`);
  code = 1;
} finally {
  await client.close().catch(() => {});
  house.close();
}
process.exit(code);
