import { describe, expect, it } from 'vitest';
import { caseSearch, receivedOf } from './case-search.ts';

describe('the address of the case list', () => {
  it('names a saved filter, or the open cases', () => {
    expect(caseSearch({ filter: 'gaps' })).toEqual({ filter: 'gaps' });
    expect(caseSearch({ filter: 'nonsense' })).toEqual({ filter: 'open' });
    expect(receivedOf(caseSearch({ filter: 'gaps' }))).toBeNull();
  });

  it('names what a figure of a report consists of, out of all cases', () => {
    const search = caseSearch({
      filter: 'open',
      from: '2026-10',
      to: '2026-11',
      site: 1,
      department: '民政',
    });
    expect(search.filter).toBe('all');
    const received = { from: '2026-10', to: '2026-11', siteNumber: '01', department: '民政' };
    expect(receivedOf(search)).toEqual(received);
  });

  it.each([{ from: '2026-10' }, { from: '2026-11', to: '2026-10' }, { from: '2026-13', to: '2026-13' }])(
    'leaves months out that are none: %o',
    (months) => {
      expect(caseSearch({ filter: 'all', ...months })).toEqual({ filter: 'all' });
    },
  );
});
