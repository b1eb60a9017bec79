import type { FormField } from './form-fields.ts';
import type { ItemMaterial, Situation } from './materials-by-answers.ts';

export type Handling = 'here' | 'forward' | 'advice';
export type Applicants = 'people' | 'organisations';
export type Delivery = 'counter' | 'post' | 'locker' | 'electronic';

/**
 * Everything one version of a service item says, in one piece: what a manager edits, what a file holds a line of,
 * what two versions are compared by. A number that is not written yet is null.
 */
export interface EditedItem {
  readonly code: string;
  readonly name: string;
  readonly department: string;
  readonly kind: string;
  /** 承诺时限 and 法定时限 in working days; 0 is 即办, no statutory limit is null. */
  readonly promisedDays: number | null;
  readonly statutoryDays: number | null;
  /** 基本编码, 10 characters, and 实施编码, 24; empty while unknown. */
  readonly basicCode: string;
  readonly implementationCode: string;
  /** Handled here, checked here and forwarded, advice only; null when nobody has said. */
  readonly handling: Handling | null;
  readonly proxyAllowed: boolean;
  /** Only people, or only organisations, can ask for it; null for both. */
  readonly applicants: Applicants | null;
  /** 停用: nothing new is taken in; open cases go on under the version they have. */
  readonly retired: boolean;
  readonly gapsAllowed: boolean;
  readonly declarationAllowed: boolean;
  /** In yuan with the rule it is taken by; null is free. */
  readonly fee: { readonly amount: number | null; readonly basis: string } | null;
  readonly result: string;
  readonly resultFrom: string;
  readonly delivery: readonly Delivery[];
  readonly audience: string;
  readonly place: string;
  readonly questionsPhone: string;
  readonly complaintsPhone: string;
  readonly guide: string;
  readonly synonyms: readonly string[];
  /** How sure the data are: found, similar, estimate; empty when a person of the town wrote them. */
  readonly provenance: string;
  /** Share of this item among all that people come for. */
  readonly frequencyWeight: number;
  readonly situations: readonly Situation[];
  readonly materials: readonly ItemMaterial[];
  readonly form: readonly FormField[];
}

/**
 * An item of which nobody has said more than its name. An agent may stand in: by the Civil Code (art. 161) anything
 * may be done through an agent unless the law or its nature asks for the person, so it is the item that must be done
 * in person that has to say so; the agent's identity and authorisation are asked for in any case.
 */
export const undescribed: Omit<
  EditedItem,
  'code' | 'name' | 'department' | 'kind' | 'promisedDays' | 'statutoryDays'
> = {
  basicCode: '',
  implementationCode: '',
  handling: null,
  proxyAllowed: true,
  applicants: null,
  retired: false,
  gapsAllowed: false,
  declarationAllowed: false,
  fee: null,
  result: '',
  resultFrom: '',
  delivery: [],
  audience: '',
  place: '',
  questionsPhone: '',
  complaintsPhone: '',
  guide: '',
  synonyms: [],
  provenance: '',
  frequencyWeight: 0,
  situations: [],
  materials: [],
  form: [],
};

/** What a manager starts a new item from. */
export const emptyItem: EditedItem = {
  code: '',
  name: '',
  department: '',
  kind: '公共服务',
  promisedDays: null,
  statutoryDays: null,
  ...undescribed,
};
