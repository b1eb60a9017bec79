import type http from 'node:http';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { RPCHandler } from '@orpc/server/fetch';
import { isWithinLimits } from '#shared/sync/guarded-json.ts';
import { LONGEST_KNOCK } from '#shared/sync/knock.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import { PACKED_HERE, packingPiece, UNPACKED_HERE } from '#shared/sync/packing.ts';
import { isNews } from './knock.ts';
import { answerLines } from './line-calls.ts';
import { type HubContext, hubRouter } from './router.ts';

/** Twice the largest command. */
const largestBody = 40_000_000;
/** Above the largest command with all that its author had seen; a small text can become values that fill the memory. */
const jsonLimits = { depth: 12, values: 1_000_000 };
/** A piece of a scan with what is said of it: small enough that whatever lies in it fills no memory. */
const largestForm = 1_000_000;
/** Less is not worth the work. */
const compressedFrom = 1000;

const packings = {
  zstd: {
    pack: promisify(zlib.zstdCompress),
    unpack: promisify(zlib.zstdDecompress),
    packHere: zlib.zstdCompressSync,
    unpackHere: zlib.zstdDecompressSync,
    // The fastest level: what it saves is that of higher ones within some percent (docs/adr).
    options: { params: { [zlib.constants.ZSTD_c_compressionLevel]: 1 } },
  },
  br: {
    pack: promisify(zlib.brotliCompress),
    unpack: promisify(zlib.brotliDecompress),
    packHere: zlib.brotliCompressSync,
    unpackHere: zlib.brotliDecompressSync,
    options: { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 2 } },
  },
} as const;
type Packing = keyof typeof packings;

const handler = new RPCHandler(hubRouter);

/** Answers a call of the protocol. Bodies come and go compressed where the other side can do that. */
export async function answerCall(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  context: HubContext,
): Promise<void> {
  const body = await readBody(request);
  if (body === null || !isHarmless(body, request.headers['content-type'] ?? '')) {
    return void response.writeHead(413, { connection: 'close' }).end();
  }
  const { 'content-encoding': _, 'content-length': __, ...headers } = request.headers;
  const call = new Request(new URL(request.url ?? '/', 'http://hub'), {
    method: request.method ?? 'POST',
    headers: Object.entries(headers).filter(
      (header): header is [string, string] => typeof header[1] === 'string',
    ),
    ...(body.length > 0 && { body }),
  });
  const { response: answer } = await handler.handle(call, { prefix: '/rpc', context });
  if (!answer) return void response.writeHead(404).end();
  const plain = Buffer.from(await answer.arrayBuffer());
  await sendPacked(request, response, { status: answer.status, headers: answer.headers, plain });
}

/** Answers a call whose body is lines. */
export async function answerLineCall(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  context: HubContext,
): Promise<void> {
  const body = await readBody(request);
  if (body === null) return void response.writeHead(413, { connection: 'close' }).end();
  const answer = await answerLines(context, (request.url ?? '').slice(LINES_PATH.length), body);
  await sendPacked(request, response, { status: answer.status, headers: [], plain: answer.body });
}

async function sendPacked(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { status, headers, plain }: { status: number; headers: Iterable<[string, string]>; plain: Uint8Array },
): Promise<void> {
  const packing = packingOf(request.headers['accept-encoding'] ?? '');
  const packed = packing && plain.length >= compressedFrom;
  const sent = packed ? await packedBy(packing, plain) : plain;
  response.writeHead(status, {
    ...Object.fromEntries(headers),
    ...(packed && { 'content-encoding': packing }),
    'content-length': sent.length,
  });
  response.end(sent);
}

/** 204 to who knocks and need not come in. */
export async function answerKnock(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  context: HubContext,
): Promise<void> {
  if (!(Number(request.headers['content-length']) <= LONGEST_KNOCK)) {
    return void response.writeHead(413, { connection: 'close' }).end();
  }
  const body = await readBody(request);
  response.sendDate = false;
  response.writeHead((await isNews(context, body?.toString('latin1') ?? '')) ? 200 : 204).end();
}

/** Of a form the pieces are sealed bytes, in which brackets and commas mean nothing. */
function isHarmless(body: Uint8Array, contentType: string): boolean {
  if (contentType.startsWith('multipart/form-data')) return body.length <= largestForm;
  return isWithinLimits(body, jsonLimits);
}

function packingOf(named: string): Packing | undefined {
  return (['zstd', 'br'] as const).find((one) => named.split(/\s*,\s*/).includes(one));
}

/** Batches shrink to a tenth or so; what would grow a hundred times is a bomb, and is stopped while it is small. */
function largestUnpacked(packedBytes: number): number {
  return Math.min(largestBody, 1_000_000 + 100 * packedBytes);
}

/** Null for what is too large, in its packing or out of it, and for what does not say how long it is. */
async function readBody(request: http.IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  const { headers } = request;
  if ('transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > largestBody) return null;
  const body = Buffer.alloc(Number(headers['content-length'] ?? 0));
  await readInto(request, body);
  const packing = packingOf(headers['content-encoding'] ?? '');
  if (!packing) return body;
  return unpacked(packing, body);
}

/** Each part is let go at once: beside a large body there is no second one in memory. */
function readInto(request: http.IncomingMessage, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let filled = 0;
    request.on('data', (part: Buffer) => {
      filled += part.copy(body, filled);
    });
    request.once('end', resolve);
    request.once('error', reject);
  });
}

/** Null for a bomb, which is stopped where it grows over the limit, and for what is no packing at all. */
async function unpacked(packing: Packing, body: Buffer<ArrayBuffer>): Promise<Buffer<ArrayBuffer> | null> {
  const { unpack, unpackHere } = packings[packing];
  const chunkSize = packingPiece(4 * body.length);
  try {
    if (body.length <= PACKED_HERE) return unpackHere(body, { maxOutputLength: UNPACKED_HERE, chunkSize });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_BUFFER_TOO_LARGE') return null;
  }
  try {
    return await unpack(body, { maxOutputLength: largestUnpacked(body.length), chunkSize });
  } catch {
    return null;
  }
}

async function packedBy(packing: Packing, plain: Uint8Array): Promise<Uint8Array> {
  const { pack, packHere, options } = packings[packing];
  const given = { ...options, chunkSize: packingPiece(plain.length / 2) };
  return plain.length <= PACKED_HERE ? packHere(plain, given) : pack(plain, given);
}
