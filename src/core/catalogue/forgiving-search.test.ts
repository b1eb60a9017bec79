import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchSearchKeys } from '#shared/domain/search-text.ts';
import { searchKeys } from '../pinyin/search-keys.ts';
import { freshSite, type TestSite } from '../testing/fresh-site.ts';
import { listItems, searchItems } from './service.ts';

let site: TestSite;
beforeAll(() => {
  site = freshSite();
});
const codes = (text: string, limit = 6) => searchItems(site.context, text, limit).map(({ code }) => code);

describe('a query that was typed wrongly', () => {
  it.each([
    // A character of the same sound.
    ['养老保俭', 'SB012'],
    ['高龄老人津帖', 'MZ007'],
    ['高零津贴', 'MZ007'],
    ['社宝卡', 'SB019'],
    ['底保', 'MZ001'],
    ['残急证', 'CL001'],
    ['就夜困难', 'JY004'],
    ['失业登机', 'JY001'],
    ['生育登己', 'WJ001'],
    ['烟花暴竹', 'YJ004'],
    ['个体工商户住销', 'SG003'],
    ['农村危房改照', 'ZJ002'],
    ['特困共养', 'MZ018'],
    ['异地就衣', 'YB007'],
    ['建房申清', 'NY001'],
    ['居住正', 'GA014'],
    ['法律原助', 'SF002'],
    ['人民条解', 'SF001'],
    ['公证半理', 'SF004'],
    ['入档申请', 'DJ004'],
    // Another character altogether.
    ['城乡居民养老保检缴费', 'SB005'],
    ['林木采划', 'LL001'],
    ['临时救肋', 'MZ003'],
    ['食品经营许克', 'SG006'],
    ['生存认正', 'SB014'],
    ['老年人优待正', 'MZ009'],
    ['医疗救肋申请', 'YB012'],
    // One left out, one too many, two that changed places.
    ['社会保障补领', 'SB019'],
    ['城乡居民养保险参保', 'SB001'],
    ['个体工商户注册消', 'SG003'],
    ['食品经营许可正', 'SG006'],
    ['社会保保障卡补领', 'SB019'],
    ['异地医就', 'YB007'],
    ['残疾人辅助具器', 'CL008'],
    ['劳动议争调解', 'JY020'],
    // Pinyin as it is spoken here: z and zh, n and l, an and ang.
    ['sehuibaozangka', 'SB019'],
    ['gaolinlaoren', 'MZ007'],
    ['longcunweifang', 'ZJ002'],
    ['canjizhen', 'CL001'],
    ['cangjizheng', 'CL001'],
    ['nimucaifa', 'LL001'],
    ['sengyudengji', 'WJ001'],
    ['yidijiuyibeian', 'YB007'],
    // Pinyin and initials with a slip of the finger.
    ['yanglaobaoxan', 'SB012'],
    ['gaolilnglaoren', 'MZ007'],
    ['canjizhegn', 'CL001'],
    ['nongcnweifang', 'ZJ002'],
    ['glljjt', 'MZ007'],
  ])('%s finds %s', (text, wanted) => {
    expect(codes(text)).toContain(wanted);
  });

  it('finds every item of which one character was left out, was changed or changed places', () => {
    const items = listItems(site.context).filter(({ name }) => /^\p{Script=Han}{6,}$/u.test(name));
    expect(items.length).toBeGreaterThan(100);
    const slip = fc.record({
      item: fc.constantFrom(...items),
      at: fc.nat(),
      what: fc.constantFrom('left out' as const, 'changed' as const, 'swapped' as const),
    });
    fc.assert(
      fc.property(slip, ({ item: { code, name }, at, what }) => {
        const place = at % (name.length - 1);
        const rest = { 'left out': '', changed: '饕', swapped: `${name[place + 1]}${name[place]}` }[what];
        const typed = name.slice(0, place) + rest + name.slice(place + (what === 'swapped' ? 2 : 1));
        expect(codes(typed, 10), typed).toContain(code);
      }),
      { numRuns: 150 },
    );
  });

  it('comes behind whatever is spelt as it was typed', () => {
    const keysOf = new Map(listItems(site.context).map(({ code, name }) => [code, searchKeys(name)]));
    for (const text of [
      '养老保险',
      '高龄',
      '残疾人证',
      '登记',
      '补贴申领',
      'canjiren',
      'shengyu',
      '社会保障卡',
    ]) {
      const fits = codes(text, 50).map((code) => {
        const keys = keysOf.get(code);
        return keys !== undefined && matchSearchKeys(text, keys) !== null;
      });
      const firstNear = fits.indexOf(false);
      const lastExact = fits.lastIndexOf(true);
      // Synonyms are exact as well and are in no name: only names are compared here.
      if (firstNear >= 0 && lastExact > firstNear) {
        expect(
          codes(text, 50)
            .slice(0, 3)
            .every((_, at) => fits[at]),
        ).toBe(true);
      }
      expect(fits[0], text).toBe(true);
    }
  });

  it('finds nothing where nothing is alike, and forgives no number', () => {
    for (const text of ['飞船发射许可', '44078319800101', '13800138000', '烨', '司徒健', 'xqzw', 'SB999']) {
      expect(codes(text), text).toEqual([]);
    }
  });
});

describe('the catalogue in memory', () => {
  it('answers a thousand items in well under ten milliseconds', () => {
    const own = freshSite();
    const { connection } = own.data;
    const copy = (table: string, columns: string) =>
      connection.exec(`INSERT INTO ${table} SELECT replace(code, substr(code, 1, 2), substr(code, 1, 2) || copy), ${columns}
        FROM ${table}, (SELECT 'X' AS copy UNION SELECT 'Y' UNION SELECT 'Z' UNION SELECT 'W') WHERE length(code) = 5`);
    const columnsOf = (table: string) =>
      (connection.pragma(`table_info(${table})`) as { name: string }[])
        .map(({ name }) => name)
        .filter((name) => name !== 'code')
        .join(', ');
    for (const table of ['service_items', 'service_item_versions']) copy(table, columnsOf(table));
    expect(listItems(own.context).length).toBeGreaterThan(1000);
    const queries = [
      '养老保俭',
      '高龄老人津帖',
      'canjizhegn',
      'yanglaobaoxan',
      'glljjt',
      '社会保障补领',
      '养老',
      'cxyl',
    ];
    for (const text of queries) searchItems(own.context, text, 10);
    // The best of several runs: what the machine does besides is no property of the search.
    const best = queries.map((text) =>
      Math.min(
        ...Array.from({ length: 12 }, () => {
          const start = performance.now();
          searchItems(own.context, text, 10);
          return performance.now() - start;
        }),
      ),
    );
    expect(Math.max(...best), best.join()).toBeLessThan(10);
  });
});
