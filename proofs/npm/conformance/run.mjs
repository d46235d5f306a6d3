// What `./dev conformance` does:
//   node run.mjs direct [REVISION,…|ours[@REVISION,…]|URL]   the suite against the TypeScript fixture, against our own, or against a server
//                                                            that listens at URL; a fixture speaks all revisions or only these
//   node run.mjs through [the same]                          the same through the gateway; `ours-stdio` has it start our own over stdio
//   node run.mjs client [NAME]                               the suite's own servers, with a real client in front of the gateway
// After direct and through, a second word names the scenarios to run alone: SCENARIO[@REVISION],…
// Ends with one line, and 1 if anything failed. With CONFORMANCE_TRACE=FILE, `through` and `client` write every exchange
// there, without the token.
import { fileURLToPath } from 'node:url';
import { fixture, houseInFrontOf, ours, oursAsCommand } from './house.mjs';
import { client, named, server, stop, Tally } from './suite.mjs';

const [mode, given, scenarios] = process.argv.slice(2);
const tally = new Tally();
const open = [];
const closeAll = () => { while (open.length) open.pop().close(); };
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { stop(); closeAll(); process.exit(1); });

const opened = part => { open.push(part); return part.url; };

/** What the second word means: a URL, our own fixture or the TypeScript one, and the revisions that it speaks. */
function meant() {
  if (given?.startsWith('http')) return { url: given };
  const [name, revisions] = given?.startsWith('ours') ? given.split('@') : ['typescript', given];
  return { name, revisions };
}

async function upstreamServer({ url, name, revisions }) {
  if (url) return { url };
  if (name === 'ours-stdio' && mode === 'through') return { command: oursAsCommand('stdio', revisions) };
  return { url: opened(await (name === 'ours' ? ours(revisions) : fixture(revisions))) };
}

async function servers() {
  const upstream = await upstreamServer(meant());
  const typescript = meant().name === 'typescript';
  const url = mode === 'through' ? opened(await houseInFrontOf(upstream, process.env.CONFORMANCE_TRACE)) : upstream.url;
  if (scenarios) return named(url, scenarios.split(','), tally);
  if (typescript) console.log('The TypeScript fixture has no tasks and no skills: their scenarios are not counted.');
  await server(url, !typescript, tally);
}

try {
  if (mode === 'client') await client(`${process.execPath} ${fileURLToPath(new URL('drive.mjs', import.meta.url))}`, given, tally);
  else await servers();
} finally {
  closeAll();
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
