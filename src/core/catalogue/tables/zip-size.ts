import { inflateRawSync } from 'node:zlib';

const endRecord = 0x06054b50;
const entryRecord = 0x02014b50;

/**
 * Whether everything in a ZIP file unpacks to no more than `most` bytes. Sizes that the file claims are not believed:
 * each entry is unpacked and thrown away as soon as it is too much, so that no file can fill the memory.
 */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endRecord) return false;
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  let left = most;
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== entryRecord) return false;
    const size = unpackedSize(file, at, left);
    if (size === null) return false;
    left -= size;
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return true;
}

function unpackedSize(file: Buffer, entry: number, most: number): number | null {
  const method = file.readUInt16LE(entry + 10);
  const packed = file.readUInt32LE(entry + 20);
  const header = file.readUInt32LE(entry + 42);
  if (header + 30 > file.length) return null;
  const start = header + 30 + file.readUInt16LE(header + 26) + file.readUInt16LE(header + 28);
  if (method === 0) return packed <= most ? packed : null;
  try {
    return inflateRawSync(file.subarray(start, start + packed), { maxOutputLength: Math.max(1, most) })
      .length;
  } catch {
    return null;
  }
}
