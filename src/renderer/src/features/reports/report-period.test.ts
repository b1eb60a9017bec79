import { describe, expect, it } from 'vitest';
import { monthsToChoose, usualPeriods, withEnd } from './report-period.ts';

describe('the period of a report', () => {
  it('goes back three years from the present month', () => {
    const months = monthsToChoose('2026-11-23');
    expect([months[0], months.at(-1), months.length]).toEqual(['2026-11', '2023-12', 36]);
  });

  it('is often this month, the last one, or this year', () => {
    expect(usualPeriods('2026-01-05').map(({ period: { from, to } }) => `${from} ${to}`)).toEqual([
      '2026-01 2026-01',
      '2025-12 2025-12',
      '2026-01 2026-01',
      '2025-02 2026-01',
    ]);
  });

  it('never ends before it begins', () => {
    const period = { from: '2026-03', to: '2026-05' };
    expect(withEnd(period, 'from', '2026-06')).toEqual({ from: '2026-06', to: '2026-06' });
    expect(withEnd(period, 'to', '2026-02')).toEqual({ from: '2026-02', to: '2026-02' });
    expect(withEnd(period, 'to', '2026-04')).toEqual({ from: '2026-03', to: '2026-04' });
  });
});
