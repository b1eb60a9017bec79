/** Why a file is not taken in as a recording. */
export const RECORDING_REFUSALS = ['empty', 'unknown-type', 'too-large', 'not-kept'] as const;
export type RecordingRefusal = (typeof RECORDING_REFUSALS)[number];

/** What can be kept as a recording: what telephones and recorders write, and a window can play. */
export const AUDIO_TYPES = ['audio/mpeg', 'audio/mp4', 'audio/wav', 'audio/ogg'] as const;
export type AudioType = (typeof AUDIO_TYPES)[number];

/** The most a recording may have: over an hour of speech as a telephone writes it. */
export const MOST_RECORDING_MEGABYTES = 60;

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** What a file is by its content, whatever its name says; null for anything that is no recording. */
export function sniffAudioType(bytes: Uint8Array): AudioType | null {
  if (ascii(bytes, 0, 3) === 'ID3') return 'audio/mpeg';
  if (ascii(bytes, 0, 4) === 'OggS') return 'audio/ogg';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WAVE') return 'audio/wav';
  if (ascii(bytes, 4, 4) === 'ftyp') return 'audio/mp4';
  // The head of an MPEG frame: eleven bits set, and a version and layer that exist.
  const [first = 0, second = 0] = bytes;
  const version = (second >> 3) & 3;
  const layer = (second >> 1) & 3;
  const frame = first === 0xff && (second & 0xe0) === 0xe0 && version !== 1 && layer !== 0;
  return frame ? 'audio/mpeg' : null;
}
