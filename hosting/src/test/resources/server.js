// A stdio server with good and bad manners, one a method. What it has written is also kept in the file `count` of its folder.
const fs = require('fs'), lines = require('readline').createInterface({ input: process.stdin });
const heard = [];
const put = text => { let bytes = Buffer.from(text); while (bytes.length) { try { bytes = bytes.subarray(fs.writeSync(1, bytes)); } catch (e) { if (e.code !== 'EAGAIN') throw e; } } };
const say = message => put(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
const manners = {
  initialize: m => say({ id: m.id, result: { pid: process.pid } }),
  echo: m => say({ id: m.id, result: { said: m.params, pid: process.pid } }),
  where: m => say({ id: m.id, result: { cwd: process.cwd(), environment: process.env } }),
  heard: m => say({ id: m.id, result: { heard } }),
  never: () => {},
  late: m => setTimeout(() => say({ id: m.id, result: {} }), m.params.millis),
  progress: m => { for (let i = 1; i <= 3; i++) say({ method: 'notifications/progress', params: { progressToken: m.params._meta.progressToken, progress: i } }); say({ id: m.id, result: {} }); },
  stray: m => { say({ method: 'notifications/progress', params: { progressToken: 'of-nobody', progress: 1 } }); say({ id: 'nobody', result: {} }); say({ id: m.id, result: {} }); },
  twice: m => { say({ id: m.id, result: { n: 1 } }); say({ id: m.id, result: { n: 2 } }); },
  asks: m => { say({ id: 'q1', method: 'sampling/createMessage', params: {} }); say({ method: 'notifications/message', params: {} }); say({ id: m.id, result: {} }); },
  asksLater: m => { say({ id: m.id, result: {} }); const again = setInterval(() => { if (heard.some(each => each.id === 'q3')) clearInterval(again); else { say({ id: 'q2', method: 'ping' }); say({ id: 'q3', method: 'roots/list' }); } }, 50); },
  news: m => { say({ method: 'notifications/tools/list_changed' }); say({ method: 'notifications/resources/updated', params: { uri: 'a:b' } }); say({ id: m.id, result: {} }); },
  asksWithoutEnd: m => { say({ id: m.id, result: {} }); process.stdin.pause(); setTimeout(() => { for (let i = 0; ; i++) say({ id: i, method: 'ping' }); }, 50); },
  exit: () => { process.stderr.write('\u001b[31mlast words\u001b[0m\n'); process.exit(3); },
  answerAndExit: m => { say({ id: m.id, result: { text: 'x'.repeat(300000) } }); process.exit(0); },
  garbage: () => put('this is no message\n'),
  batch: () => put('[]\n'),
  several: m => put('[' + JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress', params: { progressToken: 'p1', progress: 1 } }) + ','
    + JSON.stringify({ jsonrpc: '2.0', id: m.id, result: {} }) + ']\n'),
  closes: () => fs.closeSync(1),
  flood: () => { for (;;) put('x'.repeat(10000)); },
  huge: m => say({ id: m.id, result: { text: 'x'.repeat(m.params.bytes) } }),
  unreadable: m => say({ error: { code: -32700, message: 'no' } }),
  many: m => { for (let i = 1; i <= 2000; i++) { say({ method: 'notifications/progress', params: { progressToken: m.params._meta.progressToken, progress: i, message: 'x'.repeat(20000) } }); fs.writeFileSync('count', String(i)); } say({ id: m.id, result: {} }); },
  deaf: m => { say({ id: m.id, result: {} }); for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000); },
  leaves: m => { const child = require('child_process').spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }); say({ id: m.id, result: { child: child.pid } }); },
};
lines.on('line', line => { const m = JSON.parse(line); if (m.method && m.id !== undefined) manners[m.method](m); else heard.push(m); });
