// What a server on Node reads: messages in base64, one a line, to what each means, one a line.
import { readFileSync } from 'node:fs';

for (const line of readFileSync(0, 'latin1').split('\n').filter(Boolean)) {
  const message = JSON.parse(Buffer.from(line, 'base64').toString('utf8'));
  const params = message.params;
  const target = params.name ?? params.uri ?? params.ref.name;
  console.log(JSON.stringify({ method: message.method, target, arguments: params.arguments ?? params.argument ?? {} }));
}
