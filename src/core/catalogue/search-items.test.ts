import { beforeAll, describe, expect, it } from 'vitest';
import { searchKeys } from '#core/pinyin/search-keys.ts';
import type { ServiceItemLine } from '#shared/contract/catalogue.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { getItem, listItems, listWholeItems, previewDueDates, searchItems } from './service.ts';

let site: TestSite;
let items: ServiceItemLine[];
beforeAll(() => {
  site = freshSite();
  items = listItems(site.context);
});

const codes = (text: string, limit = 10) => searchItems(site.context, text, limit).map(({ code }) => code);

describe('the catalogue', () => {
  it('holds the 233 items of the town', () => {
    expect(items).toHaveLength(233);
    expect(listWholeItems(site.data.database.read)).toHaveLength(233);
  });
});

describe('searchItems', () => {
  it('finds every item by its code, also in small letters, full width, or with a space', () => {
    for (const { code } of items) {
      const fullWidth = code.replace(/./g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
      for (const text of [code, code.toLowerCase(), fullWidth, ` ${code.slice(0, 2)} ${code.slice(2)}`]) {
        expect(codes(text)[0], text).toBe(code);
      }
    }
  });

  it('finds every item by its whole name before all others', () => {
    for (const { code, name } of items) expect(codes(name)[0], name).toBe(code);
  });

  it('finds every item by its initials among the first hits', () => {
    for (const { code, name } of items) {
      const { initials } = searchKeys(name);
      expect(codes(initials, 3), `${name} ${initials}`).toContain(code);
      expect(codes(initials.toUpperCase(), 3)).toContain(code);
    }
  });

  it('finds every item by its whole pinyin', () => {
    for (const { code, name } of items) expect(codes(searchKeys(name).pinyin, 3), name).toContain(code);
  });

  it('brings the items of the residents’ pension first for cxyl and for 城乡养老', () => {
    for (const text of ['cxyl', '城乡养老', 'cx yl', '养老 城乡']) {
      const found = searchItems(site.context, text, 5);
      expect(found).toHaveLength(5);
      for (const { name } of found) expect(name, text).toContain('城乡居民养老保险');
    }
  });

  it('gives no more than asked for, and nothing for what does not fit', () => {
    expect(codes('养老', 3)).toHaveLength(3);
    expect(codes('飞船发射许可')).toEqual([]);
    expect(codes('。，！')).toEqual([]);
    expect(codes('-')).toEqual([]);
    expect(codes("' OR 1=1 --")).toEqual([]);
    expect(codes('%')).toEqual([]);
  });

  it('answers an empty text with what was taken in most often lately', () => {
    const own = freshSite();
    const take = (code: string, order: number) =>
      acceptCase(own.context, clerk, fullDraft(own.context, code, newApplicant(order)));
    take('YB002', 1);
    take('SB010', 2);
    take('SB010', 3);
    const usual = searchItems(own.context, '  ', 3).map(({ code }) => code);
    // The third is the one asked for most elsewhere: the yearly proof of being alive.
    expect(usual).toEqual(['SB010', 'YB002', 'SB014']);
  });
});

describe('getItem', () => {
  it('knows no item of another code', () => {
    expect(faultOf(() => getItem(site.data.database.read, 'XX999'))).toEqual({
      code: 'NOT_FOUND',
      data: { entity: 'serviceItem', id: 'XX999' },
    });
  });
});

describe('previewDueDates', () => {
  it('counts both limits from today at the counter, not from the day in London', () => {
    site.setTime('2026-09-17T16:30:00.000Z');
    const preview = previewDueDates(site.context, 'NY001');
    expect(preview).toMatchObject({
      from: '2026-09-18',
      promised: { due: '2026-10-22', provisional: false },
      statutory: { due: '2026-10-22' },
    });
    expect(preview.promised.strip.filter(({ counted }) => counted)).toHaveLength(20);
  });

  it('has no second limit where no law sets one, and is due today for what is done at once', () => {
    site.setTime('2026-10-01T02:00:00.000Z');
    expect(previewDueDates(site.context, 'SB005')).toMatchObject({
      promised: { due: '2026-10-01', provisional: false },
      statutory: null,
    });
  });
});
