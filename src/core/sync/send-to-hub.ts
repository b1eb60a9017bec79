import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import type { Dispatcher, Pool } from 'undici';
import { packingPiece } from '#shared/sync/packing.ts';

/** Milliseconds without an answer after which the network counts as gone. */
export const patience = 30_000;
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
  headers: Dispatcher.ResponseData['headers'];
  body: Buffer;
}

/** What one call says, and how. */
interface Call {
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
}

/** A `fetch` for the calls of the protocol, compressed both ways. */
export async function sendToHub(request: Request, { signal }: RequestInit, way: Pool): Promise<Response> {
  const call = { headers: Object.fromEntries(request.headers), signal: signal ?? undefined };
  const plain = Buffer.from(await request.arrayBuffer());
  return responseOf(await post(request.url, await packedFor(plain), call, way));
}

/** Packs bytes at once; what it returns sends them and brings bytes back. */
export function postToHub(
  url: string,
  body: Uint8Array,
  way: Pool,
): () => Promise<{ status: number; body: Buffer }> {
  const packed = packedFor(body);
  // Told to who sends it.
  packed.catch(() => {});
  return async () => {
    const answer = await post(url, await packed, {}, way);
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
  { headers, signal }: Call,
  way: Pool,
): Promise<Answer> {
  const call = {
    headers: { ...headers, 'accept-encoding': packing, ...(isPacked && { 'content-encoding': packing }) },
    signal,
  };
  for (let returns = 0; ; returns += 1) {
    const answer = await exchange(url, call, body, way);
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
export async function knockAtHub(url: string, text: string, way: Pool): Promise<boolean> {
  return (await exchange(url, {}, text, way)).status === 204;
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

/** Ways that were not used since the round before: the hub may have given their connections up. */
export const rested = new WeakSet<Pool>();

/** What is found then. */
const givenUp = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

async function exchange(url: string, call: Call, body: Uint8Array | string, way: Pool): Promise<Answer> {
  const { origin, pathname: path } = new URL(url);
  const ask = () => way.request({ origin, path, method: 'POST', body, ...call });
  const hadRested = rested.delete(way);
  const answer = await ask().catch((error: { code?: unknown }) => {
    // A round begins with what may be asked twice.
    if (hadRested && givenUp.includes(String(error.code))) return ask();
    throw error;
  });
  const parts: Buffer[] = [];
  for await (const part of answer.body) parts.push(part);
  return { status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) };
}
