import { describe, expect, it } from 'vitest';
import { sniffAudioType } from './audio-file.ts';

const bytes = (text: string, rest = 20) =>
  new Uint8Array([...Buffer.from(text, 'latin1'), ...new Uint8Array(rest)]);

describe('what a recording is', () => {
  it.each([
    ['ID3\u0004', 'audio/mpeg'],
    ['\u00ff\u00fb\u0090', 'audio/mpeg'],
    ['\u00ff\u00f3\u0090', 'audio/mpeg'],
    ['OggS', 'audio/ogg'],
    ['RIFF\u0000\u0000\u0000\u0000WAVEfmt ', 'audio/wav'],
    ['\u0000\u0000\u0000\u0020ftypM4A ', 'audio/mp4'],
  ])('is told by its content: %j', (head, type) => {
    expect(sniffAudioType(bytes(head))).toBe(type);
  });

  it.each(['', '%PDF-1.7', 'RIFF\u0000\u0000\u0000\u0000WEBP', '\u00ff\u00d8\u00ff', 'MZ', '\u00ff\u00e0'])(
    'is nothing else: %j',
    (head) => {
      expect(sniffAudioType(bytes(head))).toBeNull();
    },
  );
});
