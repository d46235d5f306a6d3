// Walks one real client through what servers offer and prints, a JSON line for each server, how it went.
//   node walk.mjs CLIENT MODE JOB      run from the folder with node_modules that has the client
// CLIENT is a file beside this one that exports `connect(target, mode)` and `cannot`, the operations that the client has no way to do.
// JOB is a JSON file: [{ name, url, token, command?, plans: [plan, …] }], plans as in plans.json. What a plan has no member for is not offered.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const [name, mode, job] = process.argv.slice(2);
const { connect, cannot } = await import(`./${name}.mjs`);

function expect(result, { says }) {
  const text = JSON.stringify(result);
  if (!text.includes(says)) throw new Error(`${says} is not in ${text.slice(0, 500)}`);
}

async function listed(things, key, wanted) {
  const found = (await things).map(thing => thing[key]);
  if (!found.includes(wanted)) throw new Error(`${wanted} is not listed, but ${found.join(' ').slice(0, 500)}`);
}

/** Each operation on one plan. */
const operations = {
  async list(client, { call, get, read }) {
    await listed(client.tools(), 'name', call.name);
    if (get) await listed(client.prompts(), 'name', get.name);
    if (read) await listed(client.resources(), 'uri', read.uri);
  },
  call: async (client, { call }) => expect(await client.call(call), call),
  read: async (client, { read }) => expect(await client.read(read.uri), read),
  get: async (client, { get }) => expect(await client.get(get), get),
  complete: async (client, { complete }) => expect(await client.complete(complete), complete),
  /** Some servers only begin to tell with the second change: the first one ended what another client had begun. */
  async subscribe(client, { subscribe: { uri, change } }) {
    let hear;
    const heard = new Promise(done => { hear = () => done(true); });
    const end = await client.subscribe(uri, updated => updated === uri && hear());
    try {
      for (let changes = 0; changes < 5; changes++) {
        await client.call(change);
        if (await Promise.race([heard, pause(3000, false)])) return;
      }
      throw new Error('five changes, and no news of them');
    } finally {
      await end();
    }
  },
};

const offers = (plan, operation) => operation === 'list' || plan[operation];

async function outcome(client, operation, plans) {
  const offering = plans.filter(plan => offers(plan, operation));
  if (!offering.length) return 'not offered';
  if (cannot.includes(operation)) return 'cannot';
  try {
    for (const plan of offering) await operations[operation](client, plan);
    return 'yes';
  } catch (failed) {
    return `failed: ${failed.message}`;
  }
}

/** What the server says it offers is what its plan has; a client that does not tell is believed. */
function honest(capabilities, [plan, ...more]) {
  if (!capabilities || more.length) return;
  const said = { read: capabilities.resources, get: capabilities.prompts, complete: capabilities.completions, subscribe: capabilities.resources?.subscribe };
  for (const [operation, offered] of Object.entries(said)) {
    if (Boolean(offered) !== Boolean(plan[operation])) throw new Error(`${operation} is ${offered ? '' : 'not '}offered, against the plan`);
  }
}

async function walk(target) {
  const seen = {};
  let client;
  try {
    client = await connect(target, mode);
    honest(client.capabilities, target.plans);
    for (const operation of Object.keys(operations)) seen[operation] = await outcome(client, operation, target.plans);
  } catch (failed) {
    for (const operation of Object.keys(operations)) seen[operation] ??= `failed: ${failed.message}`;
  } finally {
    await client?.close().catch(() => {});
  }
  return seen;
}

for (const target of JSON.parse(readFileSync(job))) {
  console.log(JSON.stringify({ name: target.name, seen: await walk(target) }));
}
process.exit(0);
