import { oc } from '@orpc/contract';
import { z } from 'zod';
import { editedItem } from './edited-item.ts';
import { contractErrors } from './errors.ts';
import { condition, itemDetails } from './item-details.ts';
import { explainedDueDate, localDate } from './primitives.ts';

/** 事项: one line of the catalogue as a list shows it. */
export const serviceItemLine = z.object({
  code: z.string(),
  name: z.string(),
  department: z.string(),
  /** 公共服务 行政许可 行政给付 行政确认 其他 */
  kind: z.string(),
  /** 承诺时限 in working days; 0 means done at once (即办). */
  promisedDays: z.number().int(),
});
export type ServiceItemLine = z.infer<typeof serviceItemLine>;

/** 材料: a paper that the item asks for, always or under a condition. */
export const material = z.object({
  id: z.string(),
  name: z.string(),
  originals: z.number().int(),
  copies: z.number().int(),
  /** False is 如有. */
  required: z.boolean(),
  mayLack: z.boolean(),
  declarable: z.boolean(),
  condition,
  source: z.string(),
  whereToGet: z.string(),
  acceptance: z.string(),
  sample: z.string(),
  sensitive: z.boolean(),
});
export type Material = z.infer<typeof material>;

export const serviceItem = serviceItemLine.extend({
  version: z.number().int(),
  effectiveFrom: localDate,
  /** 法定时限 in working days; null where no law sets one and the promise alone counts. */
  statutoryDays: z.number().int().nullable(),
  /** Every paper that any answers ask for; decideMaterials says which of them these answers do. */
  materials: z.array(material),
  ...itemDetails.shape,
});
export type ServiceItem = z.infer<typeof serviceItem>;

export const importSummary = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
});
export type ImportSummary = z.infer<typeof importSummary>;

/** One line of the managers' list: also items that begin on a later day. */
export const catalogueLine = serviceItemLine.extend({
  statutoryDays: z.number().int().nullable(),
  /** The version in force; null for an item that begins later. */
  version: z.number().int().nullable(),
  effectiveFrom: localDate.nullable(),
  retired: z.boolean(),
  /** The next version that begins after today. */
  planned: z.object({ version: z.number().int(), effectiveFrom: localDate, retired: z.boolean() }).nullable(),
});
export type CatalogueLine = z.infer<typeof catalogueLine>;

/** One thing that differs, in words. */
const itemChange = z.object({
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

export const itemVersion = z.object({
  version: z.number().int(),
  effectiveFrom: localDate,
  state: z.enum(['in-force', 'planned', 'past', 'withdrawn']),
  savedBy: z.string(),
  savedAt: z.string(),
  /** Against the version before it in the order of their days; empty for the first. */
  changes: z.array(itemChange),
});
export type ItemVersionLine = z.infer<typeof itemVersion>;

export const itemEditing = z.object({
  /** What is edited: the version that begins last, or an empty item. */
  item: editedItem,
  /** Its number; null for a new item. */
  baseVersion: z.number().int().nullable(),
  today: localDate,
  planned: z.object({ version: z.number().int(), effectiveFrom: localDate }).nullable(),
  /** What this manager wrote and did not save. */
  draft: z
    .object({ item: editedItem, baseVersion: z.number().int().nullable(), savedAt: z.string() })
    .nullable(),
  departments: z.array(z.string()),
});
export type ItemEditing = z.infer<typeof itemEditing>;

export const importProblem = z.object({
  /** 0 is the file as a whole. */
  line: z.number(),
  sheet: z.string().optional(),
  column: z.string().optional(),
  code: z.string(),
  value: z.string().optional(),
});

export const importPreview = z.object({
  added: z.array(z.object({ code: z.string(), name: z.string() })),
  changed: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      effectiveFrom: localDate,
      changes: z.array(itemChange),
    }),
  ),
  unchanged: z.number().int(),
  /** Items here that the file does not name; they stay. */
  missing: z.array(z.object({ code: z.string(), name: z.string() })),
  /** With any of them nothing of the file can be taken in. */
  problems: z.array(importProblem),
});
export type ImportPreview = z.infer<typeof importPreview>;

/** A file as it was chosen, up to 5 MB: bytes cross as base64. */
const file = z.object({ name: z.string().max(300), content: z.base64().max(7_000_000) });

const draftKey = z.object({ code: z.string().max(40).nullable() });

const base = oc.errors(contractErrors);

export const catalogue = {
  /** Items by Chinese text, code or pinyin initials, best first. An empty text gives the items most used here. */
  search: base
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(300).default(10) }))
    .output(z.array(serviceItemLine)),
  list: base.output(z.array(serviceItemLine)),
  get: base.input(z.object({ code: z.string() })).output(serviceItem),
  /** The managers' list. */
  overview: base.output(z.array(catalogueLine)),
  /** Every version, the one that begins last first, with what it changed. */
  versions: base.input(z.object({ code: z.string() })).output(z.array(itemVersion)),
  /** What the editor begins with; null begins a new item. For managers and administrators, as is all below it. */
  editing: base.input(draftKey).output(itemEditing),
  /** Keeps what was written so far, on this machine, for whoever wrote it. */
  saveDraft: base
    .input(draftKey.extend({ item: editedItem, baseVersion: z.number().int().nullable() }))
    .output(z.object({ savedAt: z.string() })),
  discardDraft: base.input(draftKey).output(z.void()),
  /** A new version that begins on a day from today on. `baseVersion` is the one it was written from. */
  save: base
    .input(z.object({ item: editedItem, effectiveFrom: localDate, baseVersion: z.number().int().nullable() }))
    .output(z.object({ version: z.number().int(), outcome: z.enum(['added', 'changed', 'unchanged']) })),
  /** Takes back a version that has not begun. */
  withdraw: base.input(z.object({ code: z.string(), version: z.number().int() })).output(z.void()),
  /** Writes all items to a file the manager chooses; null when the dialog was closed. */
  exportFile: base
    .input(z.object({ format: z.enum(['csv', 'xlsx']) }))
    .output(z.object({ path: z.string().nullable() })),
  /** What an import of this file would do; nothing is written. */
  previewImport: base.input(file).output(importPreview),
  /** All of the file or nothing. */
  importFile: base.input(file).output(importSummary),
  /** 办事指南: the page for the resident. For everybody. */
  guide: base.input(z.object({ code: z.string() })).output(z.object({ html: z.string() })),
  printGuide: base
    .input(z.object({ code: z.string() }))
    .output(z.object({ outcome: z.enum(['printed', 'no-printer', 'printer-failed']) })),
  saveGuideAs: base.input(z.object({ code: z.string() })).output(z.object({ path: z.string().nullable() })),
  /** Both limits counted from today, with the strip of days that explains them. */
  previewDueDates: base
    .input(z.object({ code: z.string() }))
    .output(
      z.object({ from: localDate, promised: explainedDueDate, statutory: explainedDueDate.nullable() }),
    ),
};
