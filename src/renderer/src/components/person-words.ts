import { ageOn } from '#shared/domain/personal-codes.ts';

const SEX_WORDS: Record<string, string> = { '1': '男', '2': '女', '9': '未说明' };

/** Sex in one word; empty while it is not known. */
export function sexWord(sex: string): string {
  return SEX_WORDS[sex] ?? '';
}

/** Age as the card shows it, `68岁`; empty without a birth date, or with one that is still to come. */
export function ageWord(birthDate: string | null, today: string | undefined): string {
  if (!birthDate || !today || birthDate > today) return '';
  return `${ageOn(birthDate, today)}岁`;
}

/** A number in groups for reading: 6-8-4 for an identity number, masked or not; others, such as credit codes, as they are. */
export function groupIdentityNumber(number: string): string {
  if (!/^[\d* ]{17}[\dX* ]$/.test(number)) return number;
  return `${number.slice(0, 6)} ${number.slice(6, 14)} ${number.slice(14)}`;
}
