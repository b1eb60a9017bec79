import { describe, expect, it } from 'vitest';
import { caseSearch, figureOf } from './case-search.ts';

describe('the address of the case list', () => {
  it('names a saved filter, or the open cases', () => {
    expect(caseSearch({ filter: 'gaps' })).toEqual({ filter: 'gaps' });
    expect(caseSearch({ filter: 'nonsense' })).toEqual({ filter: 'open' });
    expect(figureOf(caseSearch({ filter: 'gaps' }))).toBeNull();
  });

  it('names what a figure of a report consists of, out of all cases', () => {
    const months = { from: '2026-10', to: '2026-11' };
    const search = caseSearch({
      ...{ filter: 'open', figure: 'overdue', site: 1, department: '民政', item: 'MZ001', clerk: 'c-1' },
      ...months,
    });
    expect(search.filter).toBe('all');
    expect(figureOf(search)).toEqual({
      ...{ figure: 'overdue', siteNumber: '01', department: '民政', itemCode: 'MZ001', clerkId: 'c-1' },
      ...months,
    });
    expect(caseSearch({ filter: 'gaps', figure: 'nonsense', ...months })).toEqual({ filter: 'gaps' });
  });

  it.each([{ from: '2026-10' }, { from: '2026-11', to: '2026-10' }, { from: '2026-13', to: '2026-13' }])(
    'leaves months out that are none: %o',
    (months) => {
      expect(caseSearch({ filter: 'all', figure: 'received', ...months })).toEqual({ filter: 'all' });
    },
  );
});
