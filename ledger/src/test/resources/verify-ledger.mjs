// A second verifier, written from docs/ledger.md alone: node verify-ledger.mjs LEDGER-FOLDER PINNED-KEY.pem RECORDER-FOLDER
// For a ledger at rest. Prints "sound" or what is wrong, and exits with 0 or 1.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, pinned, own] = process.argv.slice(2);
const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const need = (holds, what) => { if (!holds) { console.log(what); process.exit(1); } };
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const asked = 'call zone tenant caller route server method target revision settings';
const MEMBERS = {
  segment: 'format ledger segment prev seals carried', carried: 'call zone', seal: 'seal segment offset closed sig', open: asked,
  checkpoint: 'call messages bytes', close: 'call outcome effect code by detail ms messages in out', refused: `${asked} code by detail ms`,
  count: 'zone address code minute refusals', event: 'zone what subject detail settings',
};
const NUMBERS = new Set('seq format segment seals carried seal offset settings messages bytes ms in out refusals'.split(' '));
const LIMITS = {
  zone: 64, revision: 64, code: 64, by: 64, what: 64, address: 64, tenant: 128, caller: 128, route: 128, server: 128, method: 128, target: 256,
  subject: 256, detail: 512,
};
const OUTCOMES = ['done', 'refused', 'unknown', 'failed', 'cancelled'];
const EFFECTS = ['none', 'done', 'unknown'];
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const NEVER = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e0fff}\u{f0000}-\u{10ffff}]/u;

const spelled = value => typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value);
const respelled = line => `{${Object.entries(line).map(([name, value]) => `"${name}":${spelled(value)}`).join(',')}}`;

function requireValue(name, value) {
  if (NUMBERS.has(name)) return need(Number.isSafeInteger(value) && value >= 0, `${name} is no number`);
  if (name === 'closed') return need(typeof value === 'boolean', 'closed is no boolean');
  need(typeof value === 'string', `${name} is no text`);
  need(!NEVER.test(value), `${name} holds what is never written`);
  if (LIMITS[name]) need(Buffer.byteLength(spelled(value)) - 2 <= LIMITS[name], `${name} is too long`);
  if (name === 'call') need(/^[0-9A-Za-z_-]{1,64}$/.test(value), 'call has a foreign shape');
  if (name === 'at' || name === 'minute') need(TIME.test(value) && new Date(value).toISOString() === value, `${name} is no time`);
  if (name === 'outcome') need(OUTCOMES.includes(value), 'unknown outcome');
  if (name === 'effect') need(EFFECTS.includes(value), 'unknown effect');
}

const key = readFileSync(pinned);
need(readFileSync(join(folder, 'public-key.pem')).equals(key), 'public-key.pem is not the pinned key');
need(readFileSync(join(folder, 'reserve')).every(byte => byte === 0), 'reserve holds something');

const headBytes = readFileSync(join(own, 'head'));
need(headBytes.length === 512 && headBytes[511] === 10, 'head has another size');
const head = JSON.parse(headBytes);
const sumAt = headBytes.indexOf(',"sum":"');
need(sha256(headBytes.subarray(0, sumAt)).toString('hex') === head.sum, 'head does not match its sum');
need(head.format === 1, 'head has another format');
need(headBytes.subarray(sumAt).toString() === `,"sum":"${head.sum}"}`.padEnd(511 - sumAt) + '\n', 'head is padded in another way');

const names = readdirSync(folder).filter(name => name !== 'public-key.pem' && name !== 'reserve').sort();
let previous = Buffer.alloc(32), seq = 0, seals = 0, sinceSeal = 0, ledger, lastSeal, end;
const open = new Map();

names.forEach((name, index) => {
  need(name === `${String(index + 1).padStart(8, '0')}.jsonl`, `${name} does not belong, or one before it is gone`);
  need(index === 0 || sinceSeal === 0, `the segment before ${name} does not end with a seal`);
  const bytes = readFileSync(join(folder, name));
  let offset = 0, number = 0, carried = [];
  while (offset < bytes.length) {
    const newline = bytes.indexOf(10, offset);
    need(newline >= 0 && newline + 1 - offset <= 4096, `${name} ends unfinished, or has an endless line`);
    accept(bytes.subarray(offset, newline + 1), offset, number++);
    offset = newline + 1;
  }
  need(number > 0 && carried.length === 0, `${name} has no whole beginning`);
  end = { segment: index + 1, offset };

  function accept(raw, at, number) {
    const where = `${name} line ${number + 1}`;
    const text = utf8.decode(raw);
    let line;
    try { line = JSON.parse(text); } catch { need(false, `${where} is no JSON`); }
    need(`${respelled(line)}\n` === text, `${where} is not in its one spelling`);
    need(line.kind in MEMBERS, `${where} is of unknown kind`);
    need(Object.keys(line).join(' ') === `seq at kind ${MEMBERS[line.kind]} hash`, `${where} has other members`);
    for (const [member, value] of Object.entries(line)) requireValue(member, value);
    const before = previous;
    previous = sha256(before, raw.subarray(0, raw.length - 76));
    need(previous.toString('hex') === line.hash, `${where} has another hash`);
    need(line.seq === ++seq, `${where} is out of order`);
    need((number === 0) === (line.kind === 'segment'), `${where}: a segment begins where none should, or does not`);
    need(carried.length === 0 || line.kind === 'carried', `${where}: a carried call is missing`);
    sinceSeal++;
    ({ segment: begins, carried: carries, seal, open: opens, close: closes, checkpoint: isOpen, refused: isNotOpen }[line.kind] ?? (() => {}))(line, where, before, raw, at);
  }

  function begins(line, where, before) {
    need(line.format === 1, `${where} has another format`);
    need(line.segment === index + 1, `${where} is another segment`);
    need(line.ledger === (ledger ??= line.ledger) && ledger === head.ledger, `${where} is of another ledger`);
    need(line.prev === before.toString('hex'), `${where} does not continue the segment before`);
    need(line.seals === seals && line.carried === open.size, `${where} counts otherwise`);
    carried = [...open];
  }

  function carries(line, where) {
    const [call, zone] = carried.shift() ?? [];
    need(line.call === call && line.zone === zone, `${where} carries another call`);
  }

  function seal(line, where, before, raw, at) {
    need(line.seal === ++seals && line.segment === index + 1 && line.offset === at, `${where} seals another place`);
    const unsigned = raw.subarray(0, raw.indexOf(',"sig":"'));
    lastSeal = { message: Buffer.concat([Buffer.from('gatehouse ledger seal 1\n'), sha256(before, unsigned)]), signature: Buffer.from(line.sig, 'base64') };
    sinceSeal = 0;
  }

  function opens(line, where) { isNotOpen(line, where); open.set(line.call, line.zone); }
  function closes(line, where) { isOpen(line, where); open.delete(line.call); }
  function isOpen(line, where) { need(open.has(line.call), `${where}: the call is not open`); }
  function isNotOpen(line, where) { need(!open.has(line.call), `${where}: the call is open already`); }
});

need(end && seq === head.seq && end.segment === head.segment && end.offset === head.offset, 'the ledger does not end where the head says');
need(previous.toString('hex') === head.hash, 'the last line is not the one that the head names');
if (lastSeal) need(verify(null, lastSeal.message, createPublicKey(key), lastSeal.signature), 'the last seal was made with another key');
console.log('sound');
