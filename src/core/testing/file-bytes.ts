import { deflateRawSync } from 'node:zlib';

/** A ZIP file of one entry that claims to unpack to nothing. */
export function zipOf(name: string, content: Buffer): Uint8Array {
  const packed = deflateRawSync(content);
  const header = (signature: number, length: number, nameAt: number, sizesAt: number) => {
    const record = Buffer.alloc(length);
    record.writeUInt32LE(signature, 0);
    record.writeUInt16LE(8, sizesAt - 10);
    record.writeUInt32LE(packed.length, sizesAt);
    record.writeUInt16LE(name.length, nameAt);
    return Buffer.concat([record, Buffer.from(name)]);
  };
  const local = Buffer.concat([header(0x04034b50, 30, 26, 18), packed]);
  const entry = header(0x02014b50, 46, 28, 20);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length, 16);
  return new Uint8Array(Buffer.concat([local, entry, end]));
}

/** The text in GB 18030; what the platform decodes is turned round, since it offers no encoder. */
export function encodeGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number[]>();
  for (let high = 0x81; high <= 0xfe; high += 1) {
    for (let low = 0x40; low <= 0xfe; low += 1) {
      if (low !== 0x7f) codes.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
    }
  }
  return new Uint8Array(
    Array.from(text).flatMap((sign) =>
      sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : (codes.get(sign) ?? [0x3f]),
    ),
  );
}
