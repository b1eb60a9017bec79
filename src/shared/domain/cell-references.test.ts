import { describe, expect, it } from 'vitest';
import { moveOwnRow, moveReferences } from './cell-references.ts';

const added = { sheet: '汇总', row: 5, added: 3 };

describe('formulas after three rows were added below row 5', () => {
  it.each([
    ['A4+A5', 'A4+A5'],
    ['A6', 'A9'],
    ['SUM(B5:B5)', 'SUM(B5:B8)'],
    ['SUM(B3:B5)/$B$6', 'SUM(B3:B8)/$B$9'],
    ['SUM(B6:B10)', 'SUM(B9:B13)'],
    ['SUM(B1:B4)', 'SUM(B1:B4)'],
    ['IF(A6="A6","B7 ""B8""",LOG10(A6))', 'IF(A9="A6","B7 ""B8""",LOG10(A9))'],
    ["汇总!A6+'汇总'!A6+明细!A6", "汇总!A9+'汇总'!A9+明细!A6"],
  ])('%s becomes %s', (formula, expected) => {
    expect(moveReferences(formula, '汇总', added)).toBe(expected);
  });

  it('change on other sheets only where they name this one', () => {
    expect(moveReferences('A6+汇总!A6', '明细', added)).toBe('A6+汇总!A9');
  });

  it('say of a copy what they said of their own row', () => {
    expect(moveOwnRow('C5/B5+$B$5+B4', '汇总', 5, 2)).toBe('C7/B7+$B$5+B4');
  });
});
