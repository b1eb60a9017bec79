import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { searchResult } from '#shared/contract/search.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, identityNumber, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { searchEverything } from './service.ts';

let site: TestSite;
beforeAll(() => {
  site = freshSite();
  const take = (item: string, order: number, name: string) =>
    acceptCase(
      site.context,
      clerk,
      fullDraft(site.context, item, newApplicant(order, { name, phone: `138000000${order + 10}` })),
    );
  take(atOnce, 1, '林秀英');
  take(threeDays, 2, '买买提·艾力');
  site.setTime('2027-01-04T02:00:00.000Z');
  take(atOnce, 3, '陈志强');
});

const search = (text: string, limit = 8) => searchEverything(site.context, text, limit);
const numbers = (text: string) => search(text).cases.map(({ number }) => number);

describe('searching everything', () => {
  it('finds people, their cases and items by one text', () => {
    const found = search('林秀英');
    expect(found.residents.map(({ name }) => name)).toEqual(['林秀英']);
    expect(found.cases.map(({ number }) => number)).toEqual(['13-2026-000001']);
    expect(search('cxyl').items[0]?.name).toContain('城乡居民养老保险');
    expect(searchResult.parse(found)).toEqual(found);
  });

  it.each(['13-2026-000002', '132026000002', '１３－２０２６－０００００２', ' 13-2026-000002 '])(
    'finds a case by its number %j',
    (text) => {
      expect(numbers(text)).toEqual(['13-2026-000002']);
    },
  );

  it('finds cases by the beginning of a number, newest first', () => {
    expect(numbers('13-2026')).toEqual(['13-2026-000002', '13-2026-000001']);
    expect(numbers('13-2026-')).toEqual(['13-2026-000002', '13-2026-000001']);
    expect(numbers('13-2027-0')).toEqual(['13-2027-000001']);
    expect(numbers('14-2026')).toEqual([]);
  });

  it('finds cases of every year by their serial alone', () => {
    for (const text of ['1', '000001', '００１'])
      expect(numbers(text)).toEqual(['13-2027-000001', '13-2026-000001']);
    expect(numbers('7')).toEqual([]);
  });

  it('finds cases by the number and the telephone of whose they are', () => {
    expect(numbers(identityNumber(2))).toEqual(['13-2026-000002']);
    expect(numbers('13800000012')).toEqual(['13-2026-000002']);
    expect(numbers('czq')).toEqual(['13-2027-000001']);
  });

  it('shows no whole identity number', () => {
    expect(JSON.stringify(search(identityNumber(1)))).not.toContain(identityNumber(1));
  });

  it('finds nothing by nothing', () => {
    for (const text of ['', '   ', '。'])
      expect(search(text)).toEqual({ items: [], residents: [], cases: [] });
  });

  it('gives no more than asked for', () => {
    const { items, residents, cases } = search('13-2026', 1);
    expect([items.length, residents.length, cases.length]).toEqual([0, 0, 1]);
    expect(search('养老', 2).items).toHaveLength(2);
  });

  it('does not fail on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        searchResult.parse(search(text));
      }),
      { numRuns: 200 },
    );
  });
});
