import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, open } from 'node:fs/promises';
import { dirname, join, normalize, sep } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/**
 * Unpacks the wanted files of a zip archive. Written here because the archive at hand holds 25,000
 * files of which 70 are wanted, and unpacking it whole takes longer than the rest of the set-up.
 * Knows what such archives use: stored and deflated entries below 4 GB, without encryption.
 * @param {string} archive
 * @param {string} target
 * @param {(name: string) => string | undefined} place the path below target, or undefined to skip
 */
export async function unzip(archive, target, place) {
  const file = await open(archive, 'r');
  try {
    for (const entry of await readDirectory(file)) {
      const relative = place(entry.name);
      if (!relative || entry.name.endsWith('/')) continue;
      const path = normalize(join(target, relative));
      if (!path.startsWith(target + sep)) throw new Error(`${entry.name} would land outside ${target}`);
      await mkdir(dirname(path), { recursive: true });
      await unpack(archive, file, entry, path);
      if (entry.mode) await chmod(path, entry.mode & 0o755);
    }
  } finally {
    await file.close();
  }
}

/** @typedef {{ name: string, method: number, crc: number, packed: number, mode: number, offset: number }} Entry */

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<Entry[]>}
 */
async function readDirectory(file) {
  const { size } = await file.stat();
  const tailSize = Math.min(size, 65_557);
  const end = await readAt(file, size - tailSize, tailSize);
  const at = end.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (at < 0) throw new Error('the archive has no end: its download was cut off');
  const count = end.readUInt16LE(at + 10);
  const directory = await readAt(file, end.readUInt32LE(at + 16), end.readUInt32LE(at + 12));
  /** @type {Entry[]} */
  const entries = [];
  for (let position = 0; entries.length < count; ) {
    const nameLength = directory.readUInt16LE(position + 28);
    const extra = directory.readUInt16LE(position + 30) + directory.readUInt16LE(position + 32);
    entries.push({
      method: directory.readUInt16LE(position + 10),
      crc: directory.readUInt32LE(position + 16),
      packed: directory.readUInt32LE(position + 20),
      mode: directory.readUInt32LE(position + 38) >>> 16,
      offset: directory.readUInt32LE(position + 42),
      name: directory.toString('utf8', position + 46, position + 46 + nameLength),
    });
    position += 46 + nameLength + extra;
  }
  return entries;
}

/**
 * @param {string} archive
 * @param {import('node:fs/promises').FileHandle} file
 * @param {Entry} entry
 * @param {string} path
 */
async function unpack(archive, file, entry, path) {
  const header = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  // A read stream cannot have no bytes at all, an empty file can.
  const source = entry.packed
    ? createReadStream(archive, { start, end: start + entry.packed - 1 })
    : Readable.from([]);
  const inflate = entry.method === 8 ? createInflateRaw({ chunkSize: 1 << 20 }) : new PassThrough();
  let sum = 0;
  /** @param {AsyncIterable<Buffer>} chunks */
  async function* checked(chunks) {
    for await (const chunk of chunks) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  }
  await pipeline(source, inflate, checked, createWriteStream(path));
  if (sum !== entry.crc) throw new Error(`${entry.name} is damaged in the archive`);
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const { buffer } = await file.read({ buffer: Buffer.alloc(length), position, length });
  return buffer;
}
