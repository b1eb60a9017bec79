import { describe, expect, it } from 'vitest';
import { decodeTextFile, readCsvLines } from './import-file.ts';
import { faultOf } from './testing/fault.ts';

/** `名称,沙塘` as a spreadsheet on Chinese Windows writes it. */
const gb18030 = Buffer.from('c3fbb3c62cc9b3ccc1', 'hex');

describe('decodeTextFile', () => {
  it('reads UTF-8 with and without its mark, and GB 18030', () => {
    expect(decodeTextFile(Buffer.from('名称,沙塘'))).toBe('名称,沙塘');
    expect(decodeTextFile(Buffer.from('\ufeff名称,沙塘'))).toBe('名称,沙塘');
    expect(decodeTextFile(gb18030)).toBe('名称,沙塘');
  });

  it('reads rare characters in GB 18030', () => {
    const fourBytes = Buffer.from('9534c832', 'hex');
    expect(Array.from(decodeTextFile(fourBytes))).toHaveLength(1);
    expect(decodeTextFile(Buffer.from('蓢畔村'))).toBe('蓢畔村');
  });

  it('is not fooled by a damaged file: bytes of neither encoding are refused', () => {
    const damaged = Buffer.concat([Buffer.from('名称,'), Buffer.of(0xff, 0xff), Buffer.from('沙塘')]);
    expect(faultOf(() => decodeTextFile(damaged))).toEqual({
      code: 'IMPORT_REJECTED',
      data: { problems: [{ line: 0, code: 'not-text' }] },
    });
  });
});

describe('readCsvLines', () => {
  const lines = (text: string) => readCsvLines(text, ['code', 'name']);
  const problems = (text: string) => faultOf(() => lines(text)).data;

  it('names the cells of each line by the heading and counts lines as an editor does', () => {
    expect(lines('code,name\nA,甲\nB,乙\n')).toEqual([
      { line: 2, cells: { code: 'A', name: '甲' } },
      { line: 3, cells: { code: 'B', name: '乙' } },
    ]);
  });

  it.each([
    ['\r\n', 'Windows'],
    ['\n', 'Unix'],
  ])('counts the same with line ends of %j (%s)', (end) => {
    const text = ['code,name', '', 'A,甲', '', '', 'B,乙', ''].join(end);
    expect(lines(text).map(({ line }) => line)).toEqual([3, 6]);
    expect(lines(text).map(({ cells }) => cells.name)).toEqual(['甲', '乙']);
  });

  it('takes columns in any order, trims cells and lets a mark at the beginning pass', () => {
    expect(lines('\ufeff name , code ,other\n 甲 , A ,x\n')).toEqual([
      { line: 2, cells: { code: 'A', name: '甲', other: 'x' } },
    ]);
  });

  it('keeps commas, quotes and line ends inside quotes', () => {
    expect(lines('code,name\nA,"甲,""乙""\n丙"\nB,丁')).toEqual([
      { line: 3, cells: { code: 'A', name: '甲,"乙"\n丙' } },
      { line: 4, cells: { code: 'B', name: '丁' } },
    ]);
  });

  it('names every column that is missing', () => {
    expect(problems('number,title\n1,x\n')).toEqual({
      problems: [
        { line: 1, column: 'code', code: 'column-missing' },
        { line: 1, column: 'name', code: 'column-missing' },
      ],
    });
    expect(problems('')).toMatchObject({ problems: [{ line: 1 }, { line: 1 }] });
  });

  it('refuses a column that stands there twice: nobody knows which is meant', () => {
    expect(problems('code,name,name\nA,甲,乙\n')).toEqual({
      problems: [{ line: 1, column: 'name', code: 'column-twice' }],
    });
  });

  it('lets columns without a name pass, which spreadsheets leave at the end', () => {
    expect(lines('code,name,,\nA,甲,,\n')[0]?.cells).toMatchObject({ code: 'A', name: '甲' });
  });

  it('names every line of another width', () => {
    expect(problems('code,name\nA\nB,乙\nC,丙,x\n')).toEqual({
      problems: [
        { line: 2, code: 'cell-count', value: '1/2' },
        { line: 4, code: 'cell-count', value: '3/2' },
      ],
    });
  });

  it.each(['code,name\nA,"甲\nB,乙', 'code,name\nA,甲"x"\n'])(
    'refuses quotes that do not close: %j',
    (text) => {
      expect(problems(text)).toMatchObject({ problems: [{ code: 'not-csv' }] });
    },
  );

  it('takes a heading that is also a name of every object for a mere name', () => {
    expect(lines('code,name,constructor,__proto__\nA,甲,x,y\n')[0]?.cells).toMatchObject({
      code: 'A',
      constructor: 'x',
    });
  });
});
