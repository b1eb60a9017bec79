/**
 * Words a manager may put between 【】 in the fixed text of a document; each stands for something of the case.
 * Only these are filled in: text is never run as a template.
 */
export const PLACEHOLDERS = [
  '申请人',
  '证件号码',
  '事项',
  '事项编码',
  '办件编号',
  '收件日期',
  '受理日期',
  '承诺日期',
  '法定日期',
  '办理部门',
  '经办人',
  '文书日期',
  '中心',
  '中心地址',
  '咨询电话',
] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** What the fixed texts of one document say, by the name of the place in the page. */
export type Wording = Readonly<Record<string, string>>;

/** One fixed text of a document that can be worded anew. */
export interface WordingSlot {
  readonly id: string;
  readonly label: string;
  /** As it came with the application. */
  readonly original: string;
}

export type WordingFault =
  | { readonly slot: string; readonly code: 'unknown-slot' | 'unclosed' | 'title-empty' | 'too-long' }
  | { readonly slot: string; readonly code: 'unknown-placeholder'; readonly placeholder: string };

/** The most characters of one text: a document is one page. */
export const LONGEST_WORDING = 1500;

const MARKED = /【([^【】]*)】/g;

/** What is wrong with a wording, by slot; empty when it can be used. */
export function wordingFaults(wording: Wording, slots: readonly WordingSlot[]): WordingFault[] {
  return Object.entries(wording).flatMap(([slot, text]): WordingFault[] => {
    if (!slots.some(({ id }) => id === slot)) return [{ slot, code: 'unknown-slot' }];
    if (slot === 'title' && text.trim() === '') return [{ slot, code: 'title-empty' }];
    if (text.length > LONGEST_WORDING) return [{ slot, code: 'too-long' }];
    const faults: WordingFault[] = Array.from(text.matchAll(MARKED), ([, name = '']) => name)
      .filter((name) => !PLACEHOLDERS.some((known) => known === name))
      .map((placeholder) => ({ slot, code: 'unknown-placeholder', placeholder }));
    return /[【】]/.test(text.replace(MARKED, '')) ? [...faults, { slot, code: 'unclosed' }] : faults;
  });
}

/** Puts values in the places of the placeholders, in one pass: what a value says is not looked at again. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(MARKED, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as Placeholder] : whole,
  );
}

/** The texts of a document: those a manager gave it, the original ones for the rest. */
export function wordingInForce(slots: readonly WordingSlot[], given: Wording): Record<string, string> {
  return Object.fromEntries(
    slots.map(({ id, original }) => [id, (Object.hasOwn(given, id) ? given[id] : undefined) ?? original]),
  );
}
