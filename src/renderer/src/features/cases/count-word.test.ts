import { expect, it } from 'vitest';
import { countWord } from './count-word.ts';

it.each([
  [undefined, ''],
  [0, '0'],
  [1204, '1,204'],
  [9999, '9,999'],
  [10_000, '9,999+'],
])('a count of %s is shown as “%s”', (count, word) => {
  expect(countWord(count)).toBe(word);
});
