import { expect, it } from 'vitest';
import type { TableProblem } from './problems.ts';
import { readCsv } from './read-csv.ts';

it('names the heading where the column 类别 lacks, not every line below it', () => {
  const problems: TableProblem[] = [];
  readCsv(new TextEncoder().encode('事项编码,名称,部门,类型,承诺时限\r\nBM001,甲,民政,其他,1\r\n'), problems);
  expect(problems).toEqual([{ line: 1, column: '类别', code: 'column-missing' }]);
});
