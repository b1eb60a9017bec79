import { DomainError } from './domain-error.ts';
import { dayNumberOf, isCalendarDay, type LocalDate } from './local-date.ts';

/** Sex, code and name (GB/T 2261.1-2003). */
export const SEXES = { '0': '未知的性别', '1': '男性', '2': '女性', '9': '未说明的性别' } as const;

/** A code of SEXES. */
export type SexCode = keyof typeof SEXES;

/**
 * Ethnic groups, code and name (GB/T 3304-1991), in the order of the standard; a Map because an object
 * would put 10 before 01.
 */
export const ETHNIC_GROUPS: ReadonlyMap<string, string> = new Map([
  ...(
    '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 ' +
    '傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 ' +
    '羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 ' +
    '德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族'
  )
    .split(' ')
    .map((name, index) => [String(index + 1).padStart(2, '0'), name] as const),
  ['97', '其他'],
  ['98', '外国血统中国籍人士'],
]);

const CODE_BY_NAME = new Map(
  [...ETHNIC_GROUPS].flatMap(([code, name]) => [
    [name, code] as const,
    [name.replace(/族$/, ''), code] as const,
  ]),
);

/** Whether a text is a code of GB/T 2261.1. */
export function isSexCode(text: string): text is SexCode {
  return Object.hasOwn(SEXES, text);
}

/**
 * The GB/T 3304 code of an ethnic group by its name, with or without 族 as identity cards print it (汉).
 * Null when the name is not in the standard.
 */
export function ethnicGroupCode(name: string): string | null {
  return CODE_BY_NAME.get(name.trim()) ?? null;
}

/**
 * The age in full years (周岁) on a day. A year of age is reached on the birthday itself; who was born on
 * 29 February reaches it on 28 February in other years (Civil Code art. 202: the last day of the month
 * where there is no corresponding day).
 * @throws DomainError `impossible-date`; `before-birth` when `date` lies before the birth date.
 */
export function ageOn(birthDate: LocalDate, date: LocalDate): number {
  if (dayNumberOf(date) < dayNumberOf(birthDate)) {
    throw new DomainError('before-birth', `${date} is before the birth date ${birthDate}`, {
      birthDate,
      date,
    });
  }
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const birthday = birthDate.slice(5);
  const reached = date.slice(5) >= birthday || (birthday === '02-29' && isLastOfFebruary(date));
  return reached ? years : years - 1;
}

function isLastOfFebruary(date: LocalDate): boolean {
  const lastDay = isCalendarDay(Number(date.slice(0, 4)), 2, 29) ? '02-29' : '02-28';
  return date.slice(5) === lastDay;
}
