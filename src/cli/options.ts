import { Option } from 'commander';
import { isLocalDate, type LocalDate } from '#shared/domain/local-date.ts';
import { isMonth, type Month } from '#shared/domain/months.ts';
import { UsageError } from './failures.ts';

/** Every command has it; it is read before the others, so that also a wrong command line is answered in JSON. */
export const jsonOption = () => new Option('--json', '只输出一份 JSON');

export const dataOption = () =>
  new Option('--data <文件夹>', '数据文件夹').makeOptionMandatory().argParser(nonEmpty('--data'));

/** A reader for whole numbers of a range. */
export function wholeNumber(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      throw new UsageError('impossible-number', `${name} 要写 ${least} 到 ${most} 的整数，现在是“${text}”`, {
        option: name,
        value: text,
      });
    }
    return value;
  };
}

/** A reader for days. */
export function localDate(name: string): (text: string) => LocalDate {
  return (text) => {
    if (isLocalDate(text)) return text;
    throw new UsageError('impossible-date', `${name} 要写真有的日期，如 2026-02-12，现在是“${text}”`, {
      option: name,
      value: text,
    });
  };
}

/** A reader for months. */
export function month(name: string): (text: string) => Month {
  return (text) => {
    if (isMonth(text)) return text;
    throw new UsageError('impossible-month', `${name} 要写月份，如 2026-10，现在是“${text}”`, {
      option: name,
      value: text,
    });
  };
}

/** A reader for texts that must say something. */
export function nonEmpty(name: string): (text: string) => string {
  return (text) => {
    if (text.trim() !== '') return text;
    throw new UsageError('empty', `${name} 不能为空`, { option: name });
  };
}

/** A reader for one of some words. */
export function oneOf<Word extends string>(name: string, words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const word = words.find((known) => known === text);
    if (word) return word;
    throw new UsageError('unknown-word', `${name} 要写 ${words.join('、')} 中的一个，现在是“${text}”`, {
      option: name,
      value: text,
    });
  };
}
