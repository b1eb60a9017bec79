import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsInMemory, pictureSize, sniffMediaType } from './scan-file.ts';

const canvas = createCanvas(321, 123);
canvas.getContext('2d').fillRect(10, 10, 50, 50);
const pictures = {
  'image/jpeg': canvas.toBuffer('image/jpeg', 80),
  'image/png': canvas.toBuffer('image/png'),
  'image/webp': canvas.toBuffer('image/webp', 80),
} as const;
const kinds = Object.entries(pictures);

describe('sniffMediaType', () => {
  it.each(kinds)('knows %s by its first bytes', (type, bytes) => {
    expect(sniffMediaType(bytes)).toBe(type);
  });

  it('knows a PDF, and nothing else', () => {
    expect(sniffMediaType(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
    for (const text of ['', 'MZ', 'GIF89a', '<html>', 'RIFF1234WAVE', ' %PDF-1.7']) {
      expect(sniffMediaType(Buffer.from(text))).toBeNull();
    }
  });
});

describe('pictureSize', () => {
  it.each(kinds)('reads the size of %s without decoding it', (type, bytes) => {
    expect(pictureSize(bytes, type)).toEqual({ width: 321, height: 123 });
  });

  it.each([
    ['VP8L', [0x2f, 0x40, 0x81, 0x1e, 0x00, 0, 0, 0, 0, 0]],
    ['VP8X', [0, 0, 0, 0, 0x40, 0x01, 0x00, 0x7a, 0x00, 0x00]],
  ])('reads the size of a %s picture', (form, content) => {
    const bytes = Buffer.concat([
      Buffer.from('RIFF\x16\0\0\0WEBP'),
      Buffer.from(form),
      Buffer.of(10, 0, 0, 0, ...content),
    ]);
    expect(pictureSize(bytes, 'image/webp')).toEqual({ width: 321, height: 123 });
  });

  it.each(kinds)('takes no %s that was cut short', (type, bytes) => {
    for (const share of [0.01, 0.2, 0.6, 0.95]) {
      expect(pictureSize(bytes.subarray(0, Math.floor(bytes.length * share)), type)).toBeNull();
    }
  });

  it('has an answer for any bytes behind a good beginning', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.uint8Array({ maxLength: 300 }), ([type, bytes], rest) => {
        const size = pictureSize(Buffer.concat([bytes.subarray(0, 12), rest]), type);
        expect(size === null || size.width > 0).toBe(true);
      }),
    );
  });
});

describe('fitsInMemory', () => {
  it.each([
    [{ width: 8160, height: 6120 }, true],
    [{ width: 10_000, height: 10_000 }, false],
    [{ width: 30_000, height: 100 }, false],
  ])('%o: %s', (size, fits) => {
    expect(fitsInMemory(size)).toBe(fits);
  });
});
