import { describe, expect, it } from 'vitest';
import { explainImportProblem } from './import-problems.ts';

describe('explainImportProblem', () => {
  it('names the line, the column as people and as the file call it, and what should stand there', () => {
    const problem = { line: 3, column: 'promised_workdays', code: 'days', value: 'soon' };
    expect(explainImportProblem(problem)).toBe(
      '第 3 行“承诺时限”（promised_workdays）：现在是“soon”，要写 0 到 365 的整数',
    );
  });

  it('leads to the part of an item that is described in a file of its own', () => {
    const problem = { line: 69, column: 'SB001.materials.2.when', code: 'unknown-option', value: 'way=slow' };
    expect(explainImportProblem(problem)).toBe(
      '第 69 行“SB001.materials.2.when”：现在是“way=slow”，这个情形没有这个选项',
    );
  });

  it('leaves out what is not known', () => {
    expect(explainImportProblem({ line: 0, code: 'not-text' })).toMatch(/^这个文件/);
    expect(explainImportProblem({ line: 5, code: 'not-csv' })).toMatch(/^第 5 行：/);
    expect(explainImportProblem({ line: 1, column: 'unheard-of', code: 'column-missing' })).toContain(
      '“unheard-of”',
    );
  });

  it('has words for a problem nobody has named', () => {
    expect(explainImportProblem({ line: 2, code: 'of-tomorrow' })).toBe('第 2 行：这里有问题，请核对');
  });
});
