import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSearchKeys, normaliseSearchText, type SearchKeys } from './search-text.ts';

const pension: SearchKeys = {
  text: '城乡居民养老保险参保登记',
  initials: 'cxjmylbxcbdj',
  pinyin: 'chengxiangjuminyanglaobaoxiancanbaodengji',
};
const elderly: SearchKeys = {
  text: '高龄老人津贴申领',
  initials: 'gllrjtsl',
  pinyin: 'gaolinglaorenjintieshenling',
};

function score(query: string, keys: SearchKeys): number {
  return matchSearchKeys(query, keys) ?? 0;
}

/** Keys of a name whose pinyin does not matter to the test. */
function named(text: string, initials: string): SearchKeys {
  return { text, initials, pinyin: '' };
}

describe('normaliseSearchText', () => {
  it.each([
    [' 老年人优待证（卡）申领 ', '老年人优待证卡申领'],
    ['适龄妇女“两癌”免费检查', '适龄妇女两癌免费检查'],
    ['阿不都·热合曼', '阿不都热合曼'],
    ['１２３４５ Ａｂｃ', '12345abc'],
    ['林\u200b\u3000小\u{e0100}红', '林小红'],
    ['\u{f900}', '豈'],
    ['𠮷\ue000', '𠮷\ue000'],
    ['，。-', ''],
  ])('%j becomes %j', (text, normalised) => {
    expect(normaliseSearchText(text)).toBe(normalised);
  });
});

describe('matchSearchKeys', () => {
  it('ranks the kinds of match', () => {
    const scores = [
      '城乡居民养老保险参保登记',
      '城乡居民',
      '养老保险',
      'cxjm',
      'ylbx',
      'chengxiang',
      'yanglao',
      '城乡养老登记',
      'cxyl',
    ].map((query) => score(query, pension));
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(scores.length);
    expect(Math.min(...scores)).toBeGreaterThan(0);
  });

  it.each([
    ['cxyl', pension],
    ['gllr', elderly],
    ['GLLR', elderly],
    ['ｇｌｌｒ', elderly],
    ["gao'ling'lao", elderly],
    ['高龄 申领', elderly],
    ['申领 高龄', elderly],
    ['shenling gaoling', elderly],
    ['（高龄）', elderly],
    ['高llr', elderly],
    ['城乡yl', pension],
    ['gllrj', elderly],
  ])('%j finds %j', (query, keys) => {
    expect(matchSearchKeys(query, keys)).toBeGreaterThan(0);
  });

  it.each([
    ['', pension],
    [' ', pension],
    ['，', pension],
    ['lyxc', pension],
    ['低保', pension],
    ['高龄 低保', elderly],
    ['a', elderly],
    ['gllrjtslx', elderly],
    ['gllr', named('', '')],
  ])('%j does not find %j', (query, keys) => {
    expect(matchSearchKeys(query, keys)).toBeNull();
  });

  it('prefers names that begin with the query, skip little and are short', () => {
    expect(score('登记', named('登记户口', 'djhk'))).toBeGreaterThan(
      score('登记', named('户口登记', 'hkdj')),
    );
    expect(score('cyl', named('城养老', 'cyl'))).toBeGreaterThan(score('cyl', named('城乡养老', 'cxyl')));
    expect(score('cyl', named('城乡养老', 'cxyl'))).toBeGreaterThan(
      score('cyl', named('城乡居民养老', 'cxjmyl')),
    );
    expect(score('cyl', named('城乡养老', 'cxyl'))).toBeGreaterThan(
      score('cyl', named('农城乡养老', 'ncxyl')),
    );
    expect(score('dj', named('登记', 'dj'))).toBeGreaterThan(score('dj', named('登记办理', 'djbl')));
  });

  it('finds the alignment that skips the fewest', () => {
    const far = named('停参停停停参保登', 'tctttcbd');
    const near = named('停停停停停参保登', 'tttttcbd');
    expect(score('参登', far)).toBe(score('参登', near));
  });

  it('takes ü as typed with either key', () => {
    const green: SearchKeys = { text: '绿化', initials: 'lh', pinyin: 'lvhua' };
    expect(score('lvhua', green)).toBe(score('lühua', green));
  });

  it('counts a rare character as one', () => {
    const rare = named('林𠮷明', 'l𠮷m');
    expect(score('lm', rare)).toBeGreaterThan(0);
    expect(score('l𠮷', rare)).toBeGreaterThan(score('lm', rare));
    expect(score('林明', rare)).toBeGreaterThan(score('lm', rare));
  });

  it('finds a name by any of its characters in order', () => {
    fc.assert(
      fc.property(fc.subarray(Array.from(pension.text), { minLength: 1 }), (characters) => {
        expect(matchSearchKeys(characters.join(''), pension)).toBeGreaterThan(0);
      }),
    );
  });

  it('answers any query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (query) => {
        const result = matchSearchKeys(query, pension);
        expect(result === null || result > 0).toBe(true);
      }),
    );
  });
});
