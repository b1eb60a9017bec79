import type { Material } from '#shared/contract/catalogue.ts';
import type { ReceivedMaterial } from '#shared/contract/intake.ts';

/** The papers of an item with what was answered about each; untouched ones as the item asks for them. */
export function papersOf(
  materials: readonly Material[],
  answers: readonly ReceivedMaterial[],
): ReceivedMaterial[] {
  return materials.map(
    ({ id, originals, copies }) =>
      answers.find((answer) => answer.id === id) ?? { id, received: false, originals, copies },
  );
}
