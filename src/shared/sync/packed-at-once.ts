/**
 * How many bytes of a body are packed or unpacked at once. Each piece goes through another thread and back, in which
 * whatever else waits there comes first; the runtime's own pieces of 16 KB made forty such ways of a batch.
 * @param bytes what comes of it, about
 */
export function packedAtOnce(bytes: number): number {
  return Math.min(Math.max(bytes, smallest), largest);
}

const smallest = 16_384;
const largest = 1_048_576;
