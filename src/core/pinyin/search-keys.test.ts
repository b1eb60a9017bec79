import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSearchKeys } from '#shared/domain/search-text.ts';
import { searchKeys } from './search-keys.ts';

describe('searchKeys', () => {
  it('reads a service item', () => {
    expect(searchKeys('城乡居民养老保险参保登记')).toEqual({
      text: '城乡居民养老保险参保登记',
      initials: 'cxjmylbxcbdj',
      pinyin: 'chengxiangjuminyanglaobaoxiancanbaodengji',
    });
  });

  it('keeps digits and Latin letters, and leaves brackets out', () => {
    expect(searchKeys('12345热线（Ａ类）')).toEqual({
      text: '12345热线a类',
      initials: '12345rxal',
      pinyin: '12345rexianalei',
    });
  });

  it.each([
    ['重度残疾', 'zhongducanji'],
    ['重大疾病', 'zhongdajibing'],
    ['重建', 'chongjian'],
    ['密码重置', 'mimachongzhi'],
    ['蓢畔村', 'langpancun'],
    ['蓢', 'lang'],
    ['圩', 'xu'],
    ['沙塘圩', 'shatangxu'],
    ['沙塘墟', 'shatangxu'],
    ['堡', 'bao'],
    ['芙冈', 'fugang'],
    ['河涌', 'hechong'],
    ['参保', 'canbao'],
    ['银行卡', 'yinhangka'],
    ['调解', 'tiaojie'],
    ['供养', 'gongyang'],
    ['给付', 'jifu'],
    ['种粮', 'zhongliang'],
    ['长寿', 'changshou'],
    ['妇女', 'funv'],
    ['单身', 'danshen'],
  ])('%s reads %s', (text, letters) => {
    expect(searchKeys(text).pinyin).toBe(letters);
  });

  it.each([
    ['乐大明', 'yuedaming'],
    ['曾小红', 'zengxiaohong'],
    ['单国强', 'shanguoqiang'],
    ['区少坤', 'oushaokun'],
    ['仇英', 'qiuying'],
    ['解放', 'xiefang'],
    ['司徒美堂', 'situmeitang'],
    ['冼星海', 'xianxinghai'],
    ['张乐', 'zhangle'],
  ])('the person %s reads %s', (name, letters) => {
    expect(searchKeys(name, { surname: true }).pinyin).toBe(letters);
  });

  it('lets characters without a reading stand for themselves', () => {
    expect(searchKeys('林\u{21db6}\ue000明', { surname: true })).toEqual({
      text: '林\u{21db6}\ue000明',
      initials: 'l\u{21db6}\ue000m',
      pinyin: 'lin\u{21db6}\ue000ming',
    });
    expect(searchKeys('')).toEqual({ text: '', initials: '', pinyin: '' });
  });

  it('has one initial for each character of any text', () => {
    const names = fc.string({
      unit: fc.oneof(
        fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code)),
        fc.string(),
      ),
    });
    fc.assert(
      fc.property(names, fc.boolean(), (name, surname) => {
        const { text, initials } = searchKeys(name, { surname });
        expect(Array.from(initials)).toHaveLength(Array.from(text).length);
      }),
    );
  });

  it.each(['cxyl', 'cxjm', 'cbdj', 'chengxiang', 'yanglao', '城乡登记'])(
    '%s finds the pension item',
    (query) => {
      expect(matchSearchKeys(query, searchKeys('城乡居民养老保险参保登记'))).toBeGreaterThan(0);
    },
  );
});
