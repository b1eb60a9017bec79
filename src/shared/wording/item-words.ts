import type { FormField } from '#shared/domain/form-fields.ts';

/** 办理层级: what this counter does with the item. */
export const HANDLING_WORDS = {
  here: '本窗口办理',
  forward: '核对后转部门办理',
  advice: '只告知，不登记',
} as const;

/** Who can ask for an item that not everybody can ask for. */
export const APPLICANT_WORDS = { people: '只办个人的', organisations: '只办单位的' } as const;

/** 送达方式: how the result reaches the resident. */
export const DELIVERY_WORDS = {
  counter: '窗口领取',
  post: '邮寄',
  locker: '自助柜领取',
  electronic: '电子证照或短信',
} as const;

/** What kinds of fields a form can have. */
export const FIELD_TYPE_WORDS: Record<FormField['type'], string> = {
  text: '文字',
  number: '数字',
  money: '金额（元）',
  date: '日期',
  select: '选一项',
  multiselect: '可选多项',
  boolean: '是或否',
  address: '地址',
  phone: '电话',
  bankAccount: '银行账号',
  idNumber: '身份证号码',
};

/** What an option of a question comes to, beside the papers it asks for. */
export const OUTCOME_WORDS = { decline: '不予受理', advice: '告知到哪里办，不登记' } as const;

/** `原件 1 份，复印件 2 份`. */
export function sheetsWord({ originals, copies }: { originals: number; copies: number }): string {
  const parts = [
    ...(originals > 0 ? [`原件 ${originals} 份`] : []),
    ...(copies > 0 ? [`复印件 ${copies} 份`] : []),
  ];
  return parts.length > 0 ? parts.join('，') : '不收，只看';
}

/** `即办` or `5 个工作日`. */
export function daysWord(days: number | null): string {
  if (days === null) return '';
  return days === 0 ? '即办' : `${days} 个工作日`;
}

/** `20 元（依据…）`, or that it is free. */
export function feeWord(fee: { amount: number | null; basis: string } | null): string {
  if (fee === null) return '不收费';
  return `${fee.amount ?? ''} 元${fee.basis ? `（${fee.basis}）` : ''}`;
}

/** 资料来源 of an item, by the codes of the seed data; anything else a file says stands as it is written. */
export const PROVENANCE_WORDS: Readonly<Record<string, string>> = {
  found: '公开资料',
  similar: '参照同类事项',
  estimate: '估计',
};

/** Where what an item says was taken from, in words. */
export function provenanceWord(provenance: string): string {
  return Object.hasOwn(PROVENANCE_WORDS, provenance) ? (PROVENANCE_WORDS[provenance] ?? '') : provenance;
}
