import { z } from 'zod';
import {
  condition,
  formField,
  type ItemDetails,
  itemDetails,
  itemPartId,
  situation,
} from '#shared/contract/item-details.ts';
import { checkItemDetails } from '#shared/domain/check-item-details.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';
import { type ServiceItemKind, serviceItemKinds } from '#shared/domain/service-item.ts';
import { type ImportProblem, rejectIfAny } from '../import-file.ts';
import { type ItemEntry, problemInItem, problemOfIssue } from './problem-in-item.ts';

/** An item with its details as a file gives it. */
export interface DetailedItem {
  place: ItemEntry;
  code: string;
  name: string;
  department: string;
  /** Null where the file leaves it to the item that is known already. */
  kind: ServiceItemKind | null;
  promisedDays: number;
  statutoryDays: number | null;
  provenance: string;
  frequencyWeight: number;
  details: ItemDetails;
  materials: ItemMaterial[];
}

/** A file says `when`, which reads better there; everywhere else it is a condition. */
const conditionAsWhen = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => {
    if (typeof value !== 'object' || value === null || !('when' in value)) return value;
    const { when, ...rest } = value;
    return { ...rest, condition: when };
  }, schema);

const days = z.number().int().min(0).max(365);
const sheets = z.number().int().min(0).max(99);

const fileMaterial = z.strictObject({
  id: itemPartId,
  name: z.string().min(1).max(100),
  originals: sheets,
  copies: sheets,
  required: z.boolean(),
  mayLack: z.boolean().default(false),
  declarable: z.boolean().default(false),
  condition: condition.default(null),
  source: z.string().max(100).default(''),
  whereToGet: z.string().max(500).default(''),
  acceptance: z.string().max(500).default(''),
  sample: z.string().max(500).default(''),
  sensitive: z.boolean().default(false),
});

const fileItem = itemDetails.extend({
  code: z.string().regex(/^[A-Z]{2,4}\d{3,4}$/),
  name: z.string().min(1).max(100),
  department: z.string().min(1).max(100),
  kind: z.enum(serviceItemKinds).nullable().default(null),
  promisedWorkdays: days,
  statutoryWorkdays: days.nullable().default(null),
  provenance: z.string().max(40).default(''),
  /** Estimated share of this item among all that people come for. */
  frequencyWeight: z.number().int().min(0).max(1000).default(0),
  situations: z.array(conditionAsWhen(situation)),
  form: z.array(conditionAsWhen(formField)),
  materials: z.array(conditionAsWhen(fileMaterial)),
});

/**
 * Reads items with their details (JSON, a list). A problem names its line, and as column the code of the item with
 * the path inside it (`SB001.materials.2.when`); line 0 is the file itself.
 * @throws CoreError `IMPORT_REJECTED` naming every problem
 */
export function parseDetailedItems(text: string): DetailedItem[] {
  const problems: ImportProblem[] = [];
  const codes = new Set<string>();
  const items = readList(text).flatMap((entry, at) => {
    const place = { text, at, entry };
    const parsed = fileItem.safeParse(entry);
    if (!parsed.success) {
      problems.push(...parsed.error.issues.map((issue) => problemOfIssue(place, issue)));
      return [];
    }
    const item = itemOf(parsed.data, place);
    if (codes.has(item.code)) problems.push(problemInItem(place, ['code'], 'item-code-twice', item.code));
    codes.add(item.code);
    for (const { path, code, value } of checkItemDetails({ ...item, ...item.details })) {
      problems.push(problemInItem(place, path.split('.'), code, value));
    }
    return [item];
  });
  rejectIfAny(problems);
  return items;
}

function readList(text: string): unknown[] {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    rejectIfAny([{ line: 0, code: 'not-json' }]);
  }
  if (!Array.isArray(json)) rejectIfAny([{ line: 0, code: 'not-a-list' }]);
  return json as unknown[];
}

function itemOf(file: z.infer<typeof fileItem>, place: ItemEntry): DetailedItem {
  const {
    code,
    name,
    department,
    kind,
    promisedWorkdays,
    statutoryWorkdays,
    provenance,
    frequencyWeight,
    materials,
    ...details
  } = file;
  return {
    place,
    code,
    name,
    department,
    kind,
    promisedDays: promisedWorkdays,
    statutoryDays: statutoryWorkdays,
    provenance,
    frequencyWeight,
    details,
    materials,
  };
}
