import { inflateRawSync } from 'node:zlib';

const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const entrySignature = 0x02014b50;

/** Why a ZIP file is not opened. */
export type ZipFault = 'not-zip' | 'too-large';

/**
 * The names of everything in a ZIP file, provided that it unpacks to no more than `most` bytes. Sizes that the file
 * claims are not believed: each entry is unpacked and thrown away as soon as it is too much, so that no file can
 * fill the memory.
 */
export function zipEntries(bytes: Uint8Array, most: number): string[] | ZipFault {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(endSignature);
  if (end < 0 || end + 22 > file.length) return 'not-zip';
  const count = file.readUInt16LE(end + 10);
  const names: string[] = [];
  let at = file.readUInt32LE(end + 16);
  let left = most;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entrySignature) return 'not-zip';
    const size = unpackedSize(file, at, left);
    if (typeof size === 'string') return size;
    left -= size;
    const nameLength = file.readUInt16LE(at + 28);
    names.push(file.toString('utf8', at + 46, at + 46 + nameLength));
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return names;
}

function unpackedSize(file: Buffer, entry: number, most: number): number | ZipFault {
  const method = file.readUInt16LE(entry + 10);
  const packed = file.readUInt32LE(entry + 20);
  const header = file.readUInt32LE(entry + 42);
  if (header + 30 > file.length) return 'not-zip';
  const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  if (method === 0) return packed <= most ? packed : 'too-large';
  try {
    return inflateRawSync(file.subarray(start, start + packed), { maxOutputLength: Math.max(1, most) })
      .length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-zip';
  }
}
