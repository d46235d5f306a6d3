// What `./dev conformance` does:
//   node run.mjs direct [URL|REVISION,…]     the suite against the TypeScript fixture, against a fixture that speaks only these
//                                            revisions, or against a server that listens at URL
//   node run.mjs through [URL|REVISION,…]    the same through the gateway
//   node run.mjs client [NAME]               the suite's own servers, with a real client in front of the gateway: all scenarios, or this one
// Ends with one line, and 1 if anything failed. With CONFORMANCE_TRACE=FILE, `through` and `client` write every exchange
// there, without the token.
import { fileURLToPath } from 'node:url';
import { fixture, houseInFrontOf } from './house.mjs';
import { client, server, stop, Tally } from './suite.mjs';

const [mode, given] = process.argv.slice(2);
const tally = new Tally();
const open = [];
const closeAll = () => { while (open.length) open.pop().close(); };
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => { stop(); closeAll(); process.exit(1); });

const opened = part => { open.push(part); return part.url; };

async function servers() {
  const running = given?.startsWith('http') ?? false;
  const upstream = running ? given : opened(await fixture(given));
  const url = mode === 'through' ? opened(await houseInFrontOf(upstream, process.env.CONFORMANCE_TRACE)) : upstream;
  if (!running) console.log('The TypeScript fixture has no tasks and no skills: their scenarios are not counted.');
  await server(url, running, tally);
}

try {
  if (mode === 'client') await client(`${process.execPath} ${fileURLToPath(new URL('drive.mjs', import.meta.url))}`, given, tally);
  else await servers();
} finally {
  closeAll();
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exit(tally.failed ? 1 : 0);
