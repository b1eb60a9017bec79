import { beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { freshSite, type TestSite } from '../testing/fresh-site.ts';
import { query } from './query.ts';
import { compiledFor, type ReadHandle, type ReadQuery } from './read-handle.ts';

let site: TestSite;
let read: ReadHandle;
beforeEach(() => {
  site = freshSite();
  read = site.data.database.read;
});

const centres = query.selectFrom('centres').select(['site_number', 'name']).orderBy('site_number');
const insert = query.insertInto('case_serials').values({ site_number: '13', year: 2026, last_serial: 5 });
const update = query.updateTable('centres').set({ name: '改过' }).where('site_number', '=', '13');
const remove = query.deleteFrom('centres').returningAll();

describe('a read handle', () => {
  it('answers with all rows, the first, or one after the other', () => {
    expect(read.all(centres)).toHaveLength(17);
    expect(read.first(centres)).toEqual({ site_number: '01', name: '沙塘镇党群服务中心' });
    expect(read.first(centres.where('site_number', '=', '99'))).toBeUndefined();
    expect([...read.each(centres)].map((row) => row.site_number).at(-1)).toBe('17');
  });

  it('can be asked again after a walk over rows was broken off', () => {
    for (const row of read.each(centres)) {
      expect(row.site_number).toBe('01');
      break;
    }
    expect([...read.each(centres)]).toHaveLength(17);
  });

  it.each([
    ['insert', insert],
    ['update', update],
    ['delete', remove],
  ])('refuses an %s when it runs', (_name, write) => {
    const before = read.all(centres);
    // The compiler refuses it, see below; this is for what gets past it.
    const smuggled = write as unknown as ReadQuery<unknown>;
    expect(() => read.all(smuggled)).toThrow(/asked to write/);
    expect(() => read.first(smuggled)).toThrow(/asked to write/);
    expect(() => [...read.each(smuggled)]).toThrow(/asked to write/);
    expect(read.all(centres)).toEqual(before);
    expect(read.all(query.selectFrom('case_serials').selectAll())).toEqual([]);
  });

  it('takes no query that writes, and has nothing else to write with, by its types', () => {
    type Question = Parameters<ReadHandle['all']>[0];
    expectTypeOf(centres).toExtend<Question>();
    expectTypeOf(insert).not.toExtend<Question>();
    expectTypeOf(update).not.toExtend<Question>();
    expectTypeOf(remove).not.toExtend<Question>();
    expectTypeOf<keyof ReadHandle>().toEqualTypeOf<'all' | 'first' | 'each'>();
  });
});

describe('a query built once', () => {
  it('asks for the values of each time, in whatever order they stand in it', () => {
    const named = compiledFor((kind: string, from: string) =>
      centres.where('site_number', '>=', from).where('kind', '=', kind).limit(1),
    );
    expect(read.first(named('village', '13'))?.name).toBe('台洞村党群服务中心');
    expect(read.first(named('town', '01'))?.site_number).toBe('01');
    expect(read.first(named('village', '18'))).toBeUndefined();
    const again = named('village', '17');
    named('town', '01');
    expect(read.all(again).map((row) => row.site_number)).toEqual(['17']);
  });

  it('is refused when an argument is no value of it, or is changed on the way', () => {
    const ordered = compiledFor((column: string) => centres.orderBy(column === 'kind' ? 'kind' : 'name'));
    expect(() => ordered('kind')).toThrow(/no value/);
    const trimmed = compiledFor((name: string) => centres.where('name', '=', `${name}中心`));
    expect(() => trimmed('台洞村')).toThrow(/no value/);
  });
});

describe('many different questions', () => {
  it('do not fill the memory with prepared statements', () => {
    for (let limit = 1; limit <= 600; limit += 1) {
      const columns = query.selectFrom('centres').select(query.fn.countAll<number>().as(`count_${limit}`));
      expect(Object.values(read.first(columns) ?? {})).toEqual([17]);
    }
    expect(read.all(centres)).toHaveLength(17);
  });
});
