/**
 * How large the pieces are in which another thread packs or unpacks a body. Each goes there and back, and whatever else waits
 * comes first; the runtime's own pieces of 16 KB made forty such ways of a batch.
 * @param bytes what comes of it, about
 */
export function packingPiece(bytes: number): number {
  return Math.min(Math.max(bytes, smallest), largest);
}

const smallest = 16_384;
const largest = 1_048_576;

/**
 * Packed bytes that the own thread unpacks at once, if no more than `UNPACKED_HERE` come of them: about a millisecond, and
 * less than the way to another thread and back takes beside other work.
 */
export const PACKED_HERE = 400_000;
export const UNPACKED_HERE = 1_500_000;
