import type { Material, ServiceItem } from '#shared/contract/catalogue.ts';
import type { FormField, Situation } from '#shared/contract/item-details.ts';

const option = (id: string, more: Partial<Situation['options'][number]> = {}) => ({
  id,
  label: id,
  advice: null,
  infoOnly: false,
  reason: null,
  outcome: null,
  ...more,
});

/** A paper asked for always, unless told otherwise. */
export function paper(id: string, name: string, more: Partial<Material> = {}): Material {
  return {
    id,
    name,
    originals: 1,
    copies: 1,
    required: true,
    mayLack: false,
    declarable: false,
    condition: null,
    source: '',
    whereToGet: '',
    acceptance: '',
    sample: '',
    sensitive: false,
    ...more,
  };
}

/** An item that asks nothing but its papers. */
export const plainItem: ServiceItem = {
  code: 'MZ001',
  name: '高龄老人津贴申领',
  department: '民政',
  kind: '行政给付',
  promisedDays: 10,
  version: 1,
  effectiveFrom: '2026-01-01',
  statutoryDays: null,
  materials: [paper('a', '居民身份证'), paper('b', '户口簿'), paper('c', '残疾证', { required: false })],
  situations: [],
  form: [],
  gapsAllowed: false,
  declarationAllowed: false,
  applicants: null,
  retired: false,
  proxyAllowed: false,
  handling: null,
  fee: null,
  result: '',
  resultFrom: '',
  basicCode: '',
  implementationCode: '',
  audience: '',
  place: '',
  questionsPhone: '',
  complaintsPhone: '',
  delivery: [],
  guide: '',
  synonyms: [],
};

const known = { help: '', required: true, condition: null } as const;
const whenRelative = { situation: 'account', in: ['relative'] };

const form: FormField[] = [
  { ...known, key: 'reachedOn', label: '满龄日期', type: 'date', min: null, max: 'today' },
  { ...known, key: 'payee', label: '代收人', type: 'text', pattern: null, condition: whenRelative },
  { ...known, key: 'phone', label: '家属电话', type: 'phone', required: false },
];

/** An item with two questions that decide on papers and fields; one answer ends the intake. */
export const askingItem: ServiceItem = {
  ...plainItem,
  situations: [
    {
      id: 'account',
      condition: null,
      question: '发到谁的账户？',
      options: [option('own'), option('relative')],
    },
    {
      id: 'kind',
      condition: null,
      question: '第一次申请？',
      options: [option('first'), option('twice', { outcome: 'decline', reason: '已在领取' })],
    },
  ],
  materials: [
    paper('a', '居民身份证'),
    paper('r', '代收人身份证', { condition: whenRelative }),
    paper('c', '残疾证', { required: false }),
  ],
  form,
};
