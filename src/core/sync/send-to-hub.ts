import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { packingPiece } from '#shared/sync/packing.ts';

/** Milliseconds without an answer after which the network counts as gone. */
const patience = 30_000;
/** A hub that has no turn free says when to come again; after so many times, the round is over until the next. */
const mostReturns = 30;
/** Less is not worth the work. */
const compressedFrom = 1000;
/** More than any page of whole commands. */
const largestAnswer = 100_000_000;

/** Older runtimes have no zstd. */
const packing = 'zstdCompress' in zlib ? 'zstd' : 'br';
const pack = (plain: Uint8Array): Promise<Buffer> => {
  const chunkSize = packingPiece(plain.length / 2);
  return packing === 'zstd'
    ? promisify(zlib.zstdCompress)(plain, {
        params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 },
        chunkSize,
      })
    : promisify(zlib.brotliCompress)(plain, {
        params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 2 },
        chunkSize,
      });
};
const unpack = promisify(packing === 'zstd' ? zlib.zstdDecompress : zlib.brotliDecompress);

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** A way to a hub: its connections, with or without a certificate. */
export interface Way {
  agent: http.Agent;
  ask: typeof http.request;
}

/** A `fetch` for the calls of the protocol, compressed both ways. */
export async function sendToHub(
  request: Request,
  { signal }: RequestInit,
  { agent, ask }: Way,
): Promise<Response> {
  const { method, headers } = request;
  const options = { agent, method, headers: Object.fromEntries(headers), ...(signal && { signal }) };
  const plain = Buffer.from(await request.arrayBuffer());
  return responseOf(await post(request.url, await packedFor(plain), options, ask));
}

/** Packs bytes at once; what it returns sends them and brings bytes back. */
export function postToHub(
  url: string,
  body: Uint8Array,
  { agent, ask }: Way,
): () => Promise<{ status: number; body: Buffer }> {
  const packed = packedFor(body);
  // Told to who sends it.
  packed.catch(() => {});
  return async () => {
    const answer = await post(url, await packed, { agent, method: 'POST' }, ask);
    return { status: answer.status, body: await unpacked(answer) };
  };
}

interface Packed {
  body: Uint8Array;
  isPacked: boolean;
}

async function packedFor(plain: Uint8Array): Promise<Packed> {
  const isPacked = plain.length >= compressedFrom;
  return { body: isPacked ? await pack(plain) : plain, isPacked };
}

/** Patient with a hub that has too much to do. */
async function post(
  url: string,
  { body, isPacked }: Packed,
  { signal, headers, ...given }: http.RequestOptions,
  ask: typeof http.request,
): Promise<Answer> {
  const options: http.RequestOptions = {
    ...given,
    headers: {
      ...(headers as http.OutgoingHttpHeaders | undefined),
      'accept-encoding': packing,
      ...(isPacked && { 'content-encoding': packing }),
      'content-length': body.length,
    },
    timeout: patience,
    ...(signal && { signal }),
  };
  for (let returns = 0; ; returns += 1) {
    const answer = await exchange(url, options, body, ask);
    const seconds = answer.status === 503 ? Number(answer.headers['retry-after']) : Number.NaN;
    if (!(seconds >= 0) || returns >= mostReturns) return answer;
    await wait(
      Math.min(seconds * 1000, patience) * (0.5 + Math.random()),
      undefined,
      signal ? { signal } : {},
    );
  }
}

/** Asks in one small request whether there is news; an answer of another kind counts as news. */
export async function knockAtHub(url: string, text: string, { agent, ask }: Way): Promise<boolean> {
  const body = Buffer.from(text);
  const options = { agent, method: 'POST', headers: { 'content-length': body.length }, timeout: patience };
  return (await exchange(url, options, body, ask)).status === 204;
}

async function responseOf(answer: Answer): Promise<Response> {
  const known = Object.entries(answer.headers).filter(
    (header): header is [string, string] =>
      typeof header[1] === 'string' && !['content-encoding', 'content-length'].includes(header[0]),
  );
  return new Response(Buffer.from(await unpacked(answer)), { status: answer.status, headers: known });
}

async function unpacked({ headers, body }: Answer): Promise<Buffer> {
  if (headers['content-encoding'] !== packing) return body;
  return unpack(body, { maxOutputLength: largestAnswer, chunkSize: packingPiece(4 * body.length) });
}

/** What the other end says when it gave a connection up that rested. */
const givenUp = ['ECONNRESET', 'EPIPE'];

function exchange(
  url: string,
  options: http.RequestOptions,
  body: Uint8Array,
  ask: typeof http.request,
  isRepeated = false,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = ask(url, options, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 500, headers: answer.headers, body: Buffer.concat(parts) });
      });
    });
    asked.on('timeout', () => asked.destroy(new Error('The hub does not answer')));
    asked.on('error', (error) => {
      // It may have been given up before the request came; asking twice changes nothing, and a new one tells.
      const mayBeOld = asked.reusedSocket && givenUp.includes(String((error as { code?: unknown }).code));
      if (mayBeOld && !isRepeated) resolve(exchange(url, options, body, ask, true));
      else reject(error);
    });
    asked.end(body);
  });
}
