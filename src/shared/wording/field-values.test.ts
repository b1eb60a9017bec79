import { describe, expect, it } from 'vitest';
import { columnWord } from './column-names.ts';
import { fieldForm, shownValue } from './field-values.ts';

describe('a value of a record, as who decides about it reads it', () => {
  it.each([
    ['resident', 'phone', '13800000001', '13800000001'],
    ['resident', 'phone', '', '（空）'],
    ['resident', 'sex', '2', '女'],
    ['resident', 'identity_kind', 'resident-id', '居民身份证'],
    ['resident', 'birth_date', '1950-03-02', '1950-03-02（周四）'],
    ['resident', 'marks', 'hard-of-hearing lives-alone', '听力不便、独居'],
    ['householdMember', 'relation', 'grandchild', '孙辈'],
    ['agent', 'relation', 'son', '儿子'],
    ['case', 'state', 'accepted', '在办'],
    ['caseMaterial', 'received', 0, '否'],
    ['volunteer', 'service_kinds', '["elderly-care","culture"]', '敬老助老、文体活动'],
    ['volunteer', 'skills', '["水电维修","粤剧"]', '水电维修；粤剧'],
    ['partyBranch', 'kind', 'new-sector', '两新组织'],
    ['certificate', 'issued_at', '2026-06-09T02:05:00.000Z', '2026-06-09 10:05'],
    ['serviceItemVersion', 'details', '{"fee":{"basis":"不收费"}}', '不收费'],
  ])('%s.%s', (entity, column, value, shown) => {
    expect(shownValue({ entity, column, value })).toBe(shown);
  });

  it('masks identity numbers but for the digits in which they differ', () => {
    const [one, other] = ['440783195003021224', '440783195003021216'];
    const shown = (value: string) =>
      shownValue({ entity: 'resident', column: 'identity_number', value }, () => null, [one, other]);
    expect(shown(one)).toBe('440783********1224');
    expect(shown(other)).toBe('440783********1216');
    const third = '440783195103021224';
    const among = shownValue({ entity: 'resident', column: 'identity_number', value: third }, () => null, [
      one,
      third,
    ]);
    expect(among).toBe('440783***1****1224');
  });

  it('names what it refers to', () => {
    const nameOf = (column: string) => (column === 'room_id' ? '大厅' : null);
    expect(shownValue({ entity: 'activity', column: 'room_id', value: 'r-1' }, nameOf)).toBe('大厅');
  });

  it('can be written anew where one line says it, and only taken where it belongs to more', () => {
    expect(fieldForm('resident', 'phone')).toEqual({ kind: 'text' });
    expect(fieldForm('resident', 'birth_date')).toEqual({ kind: 'date' });
    expect(fieldForm('activity', 'capacity')).toEqual({ kind: 'number' });
    expect(fieldForm('resident', 'sex')).toMatchObject({ kind: 'choice' });
    for (const [entity, column] of [
      ['resident', 'identity_number'],
      ['case', 'state'],
      ['serviceItemVersion', 'details'],
      ['activity', 'room_id'],
      ['resident', ''],
    ] as const) {
      expect(fieldForm(entity, column)).toEqual({ kind: 'fixed' });
    }
  });

  it('calls the same column by what it means in the record', () => {
    expect(columnWord('resident', 'name')).toBe('姓名');
    expect(columnWord('room', 'name')).toBe('名称');
    expect(columnWord('resident', '')).toBe('是否保留这条记录');
  });
});
