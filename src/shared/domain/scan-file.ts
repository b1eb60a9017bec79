/** Why a file is not taken in as a page of a paper. */
export const SCAN_REFUSALS = [
  'empty',
  'unknown-type',
  'too-large',
  'too-many-pages',
  'too-many-pixels',
  'broken',
  'password',
  'not-kept',
  'case-closed',
] as const;
export type ScanRefusal = (typeof SCAN_REFUSALS)[number];

/** What can be kept as a page. Other pictures become a JPEG in the window before they are handed over. */
export const SCAN_MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type ScanMediaType = (typeof SCAN_MEDIA_TYPES)[number];

/**
 * The most pixels a picture may have. Decoded it takes four bytes a pixel, and a small file can claim any number of
 * them; this is the largest a telephone's camera makes, and 200 MB of a cheap PC's memory.
 */
export const MOST_PIXELS = 50_000_000;
const LONGEST_EDGE = 20_000;

export interface PixelSize {
  width: number;
  height: number;
}

function startsWith(bytes: Uint8Array, signature: readonly number[], at = 0): boolean {
  return signature.every((byte, index) => bytes[at + index] === byte);
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));
const PNG_SIGNATURE = [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a];

/** What a file is by its content, whatever its name says; null for anything that is no paper. */
export function sniffMediaType(bytes: Uint8Array): ScanMediaType | 'image/webp' | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, PNG_SIGNATURE)) return 'image/png';
  if (startsWith(bytes, ascii('RIFF')) && startsWith(bytes, ascii('WEBP'), 8)) return 'image/webp';
  if (startsWith(bytes, ascii('%PDF-'))) return 'application/pdf';
  return null;
}

/** The size a picture says it has, read without decoding it; null when its structure does not hold to its end. */
export function pictureSize(bytes: Uint8Array, type: string): PixelSize | null {
  const size = readSize(bytes, type);
  return size && size.width > 0 && size.height > 0 ? size : null;
}

/** Whether a picture of this size can be decoded without exhausting the machine. */
export function fitsInMemory({ width, height }: PixelSize): boolean {
  return width * height <= MOST_PIXELS && Math.max(width, height) <= LONGEST_EDGE;
}

function readSize(bytes: Uint8Array, type: string): PixelSize | null {
  switch (type) {
    case 'image/jpeg':
      return readJpeg(bytes);
    case 'image/png':
      return readPng(bytes);
    case 'image/webp':
      return readWebp(bytes);
    default:
      return null;
  }
}

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const END_OF_IMAGE = [0xff, 0xd9];
/** Cameras add a few bytes behind the end of a picture. */
const TRAILING_BYTES = 4096;

function endsLikeJpeg(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 2; at >= Math.max(0, bytes.length - TRAILING_BYTES); at -= 1) {
    if (startsWith(bytes, END_OF_IMAGE, at)) return true;
  }
  return false;
}

/** Walks the segments up to the first scan; the frame header on the way holds the size (ITU T.81, B.2.2). */
function readJpeg(bytes: Uint8Array): PixelSize | null {
  const data = view(bytes);
  let size: PixelSize | null = null;
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (data.getUint8(at) !== 0xff) return null;
    const marker = data.getUint8(at + 1);
    // A marker may be filled up with further 0xFF.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = data.getUint16(at + 2);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    if (marker === 0xda) return endsLikeJpeg(bytes) ? size : null;
    const frame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (frame && length >= 8) size = { height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    at += 2 + length;
  }
  return null;
}

/** Walks the chunks to the last one (ISO/IEC 15948, 5.3). */
function readPng(bytes: Uint8Array): PixelSize | null {
  const data = view(bytes);
  if (bytes.length < 33 || !startsWith(bytes, ascii('IHDR'), 12)) return null;
  const size = { width: data.getUint32(16), height: data.getUint32(20) };
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + data.getUint32(at);
    if (end > bytes.length) return null;
    if (startsWith(bytes, ascii('IEND'), at + 4)) return size;
    at = end;
  }
  return null;
}

/** The three forms of WebP keep their size at three places (RFC 9649). */
function readWebp(bytes: Uint8Array): PixelSize | null {
  const data = view(bytes);
  if (bytes.length < 30 || data.getUint32(4, true) + 8 > bytes.length) return null;
  if (startsWith(bytes, ascii('VP8X'), 12)) {
    // 24 bits each, from byte 24 and from byte 27.
    const height = 1 + (data.getUint32(26, true) >>> 8);
    return { width: 1 + (data.getUint32(24, true) & 0xffffff), height };
  }
  if (startsWith(bytes, ascii('VP8L'), 12)) {
    const bits = data.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (startsWith(bytes, ascii('VP8 '), 12)) {
    return { width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
  }
  return null;
}
