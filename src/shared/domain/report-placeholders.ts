import type { Counted } from './report-figures.ts';

/** 本月 is the month of the report, 本年 January up to it. */
export const PERIODS = ['month', 'month-before', 'year'] as const;
export type Period = (typeof PERIODS)[number];

export const PARTS = ['department', 'centre', 'item', 'clerk'] as const;
export type Part = (typeof PARTS)[number];

/** What a placeholder of an upper office's spreadsheet stands for. */
export type Placeholder =
  /** Where, when and by whom the report is made. */
  | {
      readonly kind: 'word';
      readonly word: 'year' | 'month-number' | 'month' | 'centre' | 'made-on' | 'made-by';
    }
  | { readonly kind: 'figure'; readonly period: Period; readonly figure: Counted }
  /** A figure of one department, centre, item or clerk, by its name. */
  | {
      readonly kind: 'part';
      readonly part: Part;
      readonly name: string;
      readonly period: Period;
      readonly figure: Counted;
    }
  /** The row it stands in repeats for each of them; it becomes their name. */
  | { readonly kind: 'each'; readonly part: Part }
  /** In such a row: its number from 1, or the code of the item or centre. */
  | { readonly kind: 'row'; readonly word: 'order' | 'code' };

const FIGURE_WORDS: Readonly<Record<string, Counted>> = {
  收件: 'received',
  受理: 'accepted',
  办结: 'completed',
  超期: 'overdue',
  退回: 'returned',
  容缺受理: 'withGaps',
  容缺: 'withGaps',
  评价: 'rated',
  满意: 'satisfied',
};
const PERIOD_WORDS: Readonly<Record<string, Period>> = {
  本月: 'month',
  上月: 'month-before',
  本年: 'year',
};
const PART_WORDS: Readonly<Record<string, Part>> = {
  部门: 'department',
  中心: 'centre',
  事项: 'item',
  经办人: 'clerk',
};
const PLAIN_WORDS: Readonly<Record<string, Placeholder>> = {
  年: { kind: 'word', word: 'year' },
  月: { kind: 'word', word: 'month-number' },
  月份: { kind: 'word', word: 'month' },
  填报单位: { kind: 'word', word: 'centre' },
  填报日期: { kind: 'word', word: 'made-on' },
  填报人: { kind: 'word', word: 'made-by' },
  序号: { kind: 'row', word: 'order' },
  编码: { kind: 'row', word: 'code' },
};

const alternatives = (words: Readonly<Record<string, unknown>>) => Object.keys(words).join('|');
const FIGURE = `(${alternatives(PERIOD_WORDS)})?\\.?(${alternatives(FIGURE_WORDS)})`;
const WHOLE_FIGURE = new RegExp(`^${FIGURE}$`);
const PART_FIGURE = new RegExp(`^(${alternatives(PART_WORDS)})[:：](.+)[.。·]${FIGURE}$`);
const EACH = new RegExp(`^每个(${alternatives(PART_WORDS)})$`);
const MARKED = /\{\{([^{}]*)\}\}/g;

/** What stands between the braces; null for what means nothing here. */
export function parsePlaceholder(text: string): Placeholder | null {
  const tidy = text.trim();
  const plain = Object.hasOwn(PLAIN_WORDS, tidy) ? PLAIN_WORDS[tidy] : undefined;
  if (plain) return plain;
  const [, each] = EACH.exec(tidy) ?? [];
  if (each) return { kind: 'each', part: PART_WORDS[each] as Part };
  const [, part, name, partPeriod, partFigure] = PART_FIGURE.exec(tidy) ?? [];
  if (part && name && partFigure) {
    return {
      kind: 'part',
      part: PART_WORDS[part] as Part,
      name: name.trim(),
      ...figure(partPeriod, partFigure),
    };
  }
  const [, period, word] = WHOLE_FIGURE.exec(tidy) ?? [];
  return word ? { kind: 'figure', ...figure(period, word) } : null;
}

function figure(period: string | undefined, word: string): { period: Period; figure: Counted } {
  return {
    period: period === undefined ? 'month' : (PERIOD_WORDS[period] as Period),
    figure: FIGURE_WORDS[word] as Counted,
  };
}

/** Every `{{…}}` of a text, with and without its braces. */
export function placeholdersIn(text: string): { whole: string; inside: string }[] {
  return [...text.matchAll(MARKED)].map(([whole, inside = '']) => ({ whole, inside }));
}

/** Every placeholder that stands for one figure or word of the whole report, as a template would write it. */
export function plainPlaceholders(): string[] {
  const figures = Object.keys(FIGURE_WORDS).filter((word) => word !== '容缺');
  const words = Object.entries(PLAIN_WORDS).filter(([, { kind }]) => kind === 'word');
  return [
    ...words.map(([word]) => word),
    ...Object.keys(PERIOD_WORDS).flatMap((period) => figures.map((word) => period + word)),
  ];
}
