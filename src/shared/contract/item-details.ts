import { z } from 'zod';
import type { Condition } from '#shared/domain/condition.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';

/** A name inside an item: of a question, an option, a paper, a form field. */
export const itemPartId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);

/** A choice of a form field; codes of a standard, such as those of sexes, are digits. */
const choiceId = z.string().regex(/^[A-Za-z0-9]{1,40}$/);

/** A code of the province's list: capital letters and digits, of one length, or nothing. */
const officialCode = (length: number) =>
  z
    .string()
    .regex(new RegExp(`^([A-Z0-9]{${length}})?$`))
    .default('');

/** When a part of an item applies: see shared/domain/condition.ts. */
export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.null(),
    z.strictObject({ situation: itemPartId, in: z.array(itemPartId).min(1) }),
    z.strictObject({ all: z.array(condition).min(1) }),
    z.strictObject({ any: z.array(condition).min(1) }),
  ]),
);

/** 办理情形: a question with the answers it can have. */
export const situation = z.strictObject({
  id: itemPartId,
  question: z.string().min(1).max(200),
  options: z
    .array(
      z.strictObject({
        id: itemPartId,
        label: z.string().min(1).max(200),
        /** Shown to the clerk as soon as the option is chosen. */
        advice: z.string().min(1).max(1000).nullable().default(null),
        /** The option changes no papers, and `reason` says why. */
        infoOnly: z.boolean().default(false),
        reason: z.string().min(1).max(1000).nullable().default(null),
        /** `decline`: 不予受理. `advice`: tell the right office, register no case. */
        outcome: z.enum(['decline', 'advice']).nullable().default(null),
      }),
    )
    .min(1),
  /** When the question is asked; it looks only at questions before it. */
  condition: condition.default(null),
});
export type Situation = z.infer<typeof situation>;

const fieldOfAnyType = z.strictObject({
  key: itemPartId,
  label: z.string().min(1).max(100),
  help: z.string().max(500).default(''),
  required: z.boolean(),
  condition: condition.default(null),
});

const numberLimit = z.number().nullable().default(null);
const dateLimit = z
  .string()
  .refine((text) => text === 'today' || isLocalDate(text))
  .nullable()
  .default(null);

/** A field of an item's form. Money is in yuan; a limit of a date is an ISO day or `today`. */
export const formField = z.discriminatedUnion('type', [
  fieldOfAnyType.extend({
    type: z.literal('text'),
    pattern: z.string().max(200).refine(isPattern).nullable().default(null),
  }),
  fieldOfAnyType.extend({ type: z.enum(['number', 'money']), min: numberLimit, max: numberLimit }),
  fieldOfAnyType.extend({ type: z.literal('date'), min: dateLimit, max: dateLimit }),
  fieldOfAnyType.extend({
    type: z.enum(['select', 'multiselect']),
    options: z.array(z.strictObject({ id: choiceId, label: z.string().min(1).max(200) })).min(1),
  }),
  fieldOfAnyType.extend({ type: z.enum(['boolean', 'address', 'phone', 'bankAccount', 'idNumber']) }),
]);
export type FormField = z.infer<typeof formField>;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** What a counter knows of an item beyond its name, its limits and its papers; empty for an item without details. */
export const itemDetails = z.strictObject({
  situations: z.array(situation),
  form: z.array(formField),
  /** 容缺受理: papers marked `mayLack` may follow. */
  gapsAllowed: z.boolean(),
  /** 告知承诺: a declaration may stand in for papers marked `declarable`. */
  declarationAllowed: z.boolean(),
  /** 代办: an agent may stand at the window. */
  proxyAllowed: z.boolean(),
  /** Only people, or only organisations, can ask for it; null for both. */
  applicants: z.enum(['people', 'organisations']).nullable().default(null),
  /** 停用: nothing new is taken in; open cases go on under the version they have. */
  retired: z.boolean().default(false),
  /** Handled here, checked here and forwarded, or advice only; null when nobody has said. */
  handling: z.enum(['here', 'forward', 'advice']).nullable(),
  /** In yuan, with the rule it is taken by; null when it is free. */
  fee: z.strictObject({ amount: z.number().positive(), basis: z.string().min(1).max(500) }).nullable(),
  /** What comes out, and how it reaches the resident. */
  result: z.string().max(500),
  /** 结果出自: the office whose seal the result bears, where it is not the department of the item. */
  resultFrom: z.string().max(200).default(''),
  delivery: z.array(z.enum(['counter', 'post', 'locker', 'electronic'])),
  /** A page in plain words for the resident. */
  guide: z.string().max(2000),
  /** Other names people ask for it by. */
  synonyms: z.array(z.string().min(1).max(50)),
  /** 基本编码 (10 characters) and 实施编码 (24) of the province's list; empty while they are not known. */
  basicCode: officialCode(10),
  implementationCode: officialCode(24),
  /** 办理对象: who can ask for it. */
  audience: z.string().max(500).default(''),
  /** 办理地点, where it is not simply the window of any centre of the town. */
  place: z.string().max(500).default(''),
  /** 咨询电话 and 投诉电话; empty leaves it to the centre's own. */
  questionsPhone: z.string().max(60).default(''),
  complaintsPhone: z.string().max(60).default(''),
});
export type ItemDetails = z.infer<typeof itemDetails>;
