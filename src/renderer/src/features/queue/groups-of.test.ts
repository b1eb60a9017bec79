import { describe, expect, it } from 'vitest';
import { groupsOf } from './groups-of.ts';

describe('typed business groups', () => {
  it('take departments apart at blanks and Chinese commas', () => {
    const typed = [{ letter: 'A', name: ' 社保民政 ', departments: '民政、残联  人社(社保)，医保' }];
    expect(groupsOf(typed)).toEqual([
      { letter: 'A', name: '社保民政', departments: ['民政', '残联', '人社(社保)', '医保'] },
    ]);
  });

  it('are none while one has no name, or when none is left', () => {
    expect(groupsOf([{ letter: 'A', name: ' ', departments: '民政' }])).toBeNull();
    expect(groupsOf([])).toBeNull();
  });
});
