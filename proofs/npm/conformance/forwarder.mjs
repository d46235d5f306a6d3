// For tests only: stands in front of the gate and adds the token that the conformance suite cannot send. Everything else passes as it
// came, Host and Origin too, in both directions and piece by piece; when one side ends, so does the other.
//   node forwarder.mjs TARGET HEADER-FILE [TRACE]     prints `listening http://127.0.0.1:PORT`; TARGET such as http://127.0.0.1:8470
import { appendFileSync, readFileSync, statSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { pathToFileURL } from 'node:url';

/** The token of a file of headers that nobody else may read. */
export function tokenOf(file) {
  if (statSync(file).mode & 0o077) throw new Error(`${file} may be read by others; it must be 0600.`);
  const line = readFileSync(file, 'latin1').split('\n').find(each => /^authorization:/i.test(each));
  if (!line) throw new Error(`${file} has no line Authorization.`);
  return line.slice(line.indexOf(':') + 1).trim();
}

/** Listens on a free port; `to(origin, token)` says where everything goes and may be called later than `listen`. */
export async function listen(trace) {
  let target, token;
  const server = createServer({ requireHostHeader: false, joinDuplicateHeaders: false }, (request, response) => {
    const { rawHeaders, method, url } = request;
    const note = traced(trace, method, url, rawHeaders);
    const onward = ask({ host: target.hostname, port: target.port, method, path: url, setHost: false, agent: false,
      headers: [...rawHeaders, 'Authorization', token] });
    onward.on('response', answer => {
      response.writeHead(answer.statusCode, answer.statusMessage, answer.rawHeaders);
      response.flushHeaders();
      note.answered(answer);
      answer.on('aborted', () => response.destroy());
      answer.pipe(response);
    });
    onward.on('error', failed => { note.failed(failed); response.destroy(); });
    response.on('close', () => onward.destroy());
    note.asked(request);
    request.pipe(onward);
  });
  server.requestTimeout = 0;
  await new Promise(listening => server.listen(0, '127.0.0.1', listening));
  return {
    port: server.address().port,
    to(origin, bearer) { target = new URL(origin); token = bearer; },
    close() { server.close(); server.closeAllConnections(); },
  };
}

const quiet = { asked() {}, answered() {}, failed() {} };

/** Writes down an exchange as one JSON line when it is over, never the token. */
function traced(trace, method, url, headers) {
  if (!trace) return quiet;
  const said = { at: Date.now(), method, url, headers, body: '', status: undefined, answer: '' };
  const keep = (stream, member) => stream.on('data', part => { said[member] += part; });
  const write = () => appendFileSync(trace, JSON.stringify(said) + '\n');
  return {
    asked: request => keep(request, 'body'),
    answered: answer => { said.status = answer.statusCode; said.answered = answer.rawHeaders; keep(answer, 'answer'); answer.on('close', write); },
    failed: error => { said.failed = error.message; if (said.status === undefined) write(); },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [target, file, trace] = process.argv.slice(2);
  const forwarder = await listen(trace);
  forwarder.to(target, tokenOf(file));
  console.log(`listening http://127.0.0.1:${forwarder.port}`);
}
