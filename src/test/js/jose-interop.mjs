// The other end of the wire, with npm's jose: makes requests as a TSP does, and opens what the bank answers.
//
//   node jose-interop.mjs <folder that holds node_modules/jose> < task.json > result.json
//
// task: { client: private JWKS, bank: public JWKS, issuedAt: seconds, body: text,
//         requests: { id: { signature?: {alg, kid}, encryption?: {alg, enc, kid} } },
//         responses: { id: message } }
// result: { requests: { id: message }, responses: { id: { content, headers: [outermost first] } } }
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const from = createRequire(join(process.argv[2], 'interop.mjs'));
const jose = await import(pathToFileURL(from.resolve('jose')));
const task = JSON.parse(readFileSync(0, 'utf8'));
const utf8 = new TextEncoder();
const text = new TextDecoder();

function key(jwks, kid, alg) {
  return jose.importJWK(jwks.keys.find((candidate) => candidate.kid === kid), alg);
}

async function request({ signature, encryption }) {
  let message = task.body;
  if (signature) {
    message = await new jose.CompactSign(utf8.encode(message))
      .setProtectedHeader({ ...signature, iat: task.issuedAt, jti: crypto.randomUUID() })
      .sign(await key(task.client, signature.kid, signature.alg));
  }
  if (encryption) {
    message = await new jose.CompactEncrypt(utf8.encode(message))
      .setProtectedHeader({ ...encryption, cty: signature ? 'JWT' : 'application/json' })
      .encrypt(await key(task.bank, encryption.kid, encryption.alg));
  }
  return message;
}

async function response(message, headers = []) {
  const header = jose.decodeProtectedHeader(message);
  if (header.enc) {
    const { plaintext } =
      await jose.compactDecrypt(message, await key(task.client, header.kid, header.alg));
    return header.cty === 'JWT'
      ? response(text.decode(plaintext), [...headers, header])
      : { content: text.decode(plaintext), headers: [...headers, header] };
  }
  const { payload } = await jose.compactVerify(message, await key(task.bank, header.kid, header.alg));
  return { content: text.decode(payload), headers: [...headers, header] };
}

async function each(cases, action) {
  const done = {};
  for (const [id, value] of Object.entries(cases)) {
    done[id] = await action(value);
  }
  return done;
}

console.log(JSON.stringify({
  requests: await each(task.requests, (value) => request(value)),
  responses: await each(task.responses, (value) => response(value)),
}));
