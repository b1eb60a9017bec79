import type { ReceivedMaterial } from '#shared/contract/intake.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';

/** The papers of an item with what was answered about each; untouched ones as the item asks for them. */
export function papersOf(
  materials: readonly Pick<ItemMaterial, 'id' | 'originals' | 'copies'>[],
  answers: readonly ReceivedMaterial[],
): ReceivedMaterial[] {
  return materials.map(
    ({ id, originals, copies }) =>
      answers.find((answer) => answer.id === id) ?? { id, received: false, originals, copies },
  );
}
