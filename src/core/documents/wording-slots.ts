import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PaperKind } from '#shared/contract/documents.ts';
import type { WordingSlot } from '#shared/domain/document-wording.ts';
import { paperKinds } from './kinds.ts';

const files = new Map<string, Partial<Record<PaperKind, WordingSlot[]>>>();

/**
 * The fixed texts of a kind of paper with their original words. Every kind has a title and a footer; the others
 * lie in `templates/wordings.json` and stand in the template as `wording.<id>`.
 */
export function wordingSlots(resourcesFolder: string, kind: PaperKind): WordingSlot[] {
  let slots = files.get(resourcesFolder);
  if (!slots) {
    const text = readFileSync(join(resourcesFolder, 'templates', 'wordings.json'), 'utf8');
    slots = JSON.parse(text) as Partial<Record<PaperKind, WordingSlot[]>>;
    files.set(resourcesFolder, slots);
  }
  return [
    { id: 'title', label: '标题', original: paperKinds[kind].title },
    ...(slots[kind] ?? []),
    { id: 'footer', label: '页脚', original: '' },
  ];
}
