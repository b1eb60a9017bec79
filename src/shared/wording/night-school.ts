const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** A number from 1 to 99 in words, as a lecture is counted: `十二`. */
export function numberWord(number: number): string {
  if (number < 1 || number > 99) return String(number);
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `${ten}${ones === 0 ? '' : DIGITS[ones]}`;
}

/** What a lecture is called until it has a name of its own: `乡村振兴 第二讲`. */
export function lectureName(course: string, number: number): string {
  return `${course} 第${numberWord(number)}讲`;
}
