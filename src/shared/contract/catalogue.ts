import { oc } from '@orpc/contract';
import { z } from 'zod';
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

const base = oc.errors(contractErrors);

export const catalogue = {
  /** Items by Chinese text, code or pinyin initials, best first. An empty text gives the items most used here. */
  search: base
    .input(z.object({ text: z.string().max(200), limit: z.number().int().min(1).max(50).default(10) }))
    .output(z.array(serviceItemLine)),
  list: base.output(z.array(serviceItemLine)),
  get: base.input(z.object({ code: z.string() })).output(serviceItem),
  /** Both limits counted from today, with the strip of days that explains them. */
  previewDueDates: base
    .input(z.object({ code: z.string() }))
    .output(
      z.object({ from: localDate, promised: explainedDueDate, statutory: explainedDueDate.nullable() }),
    ),
};
