import { describe, expect, it } from 'vitest';
import { countedCase, LONGEST_TOLD, stillCounts } from './town-figures.ts';

const accepted = {
  site_number: '13',
  held_by: null,
  number: '13-2026-000001',
  state: 'accepted',
  item_name: '参保登记',
  department: '人社(社保)',
  received_on: '2026-06-09',
  receipt_due: '2026-06-10',
  promised_due: '2026-06-12',
  suspended_on: null,
  gap_due: null,
  closed_at: null,
  applicant_name: '某人',
};
const counted = (changed: object = {}, refused = false) =>
  countedCase(new Map(Object.entries({ ...accepted, ...changed })), refused);

describe('what is counted of a case for the county', () => {
  it('is nothing of the resident', () => {
    expect(counted()).toEqual({
      centreNumber: '13',
      caseNumber: '13-2026-000001',
      state: 'accepted',
      itemName: '参保登记',
      department: '人社(社保)',
      dueOn: '2026-06-12',
      suspended: false,
      gaps: false,
      receivedOn: '2026-06-09',
      closedOn: null,
      completed: false,
    });
  });

  it('is due by the date that counts now, at the centre that holds it', () => {
    expect(counted({ promised_due: null })?.dueOn).toBe('2026-06-10');
    expect(counted({ promised_due: null, supplement_due: '2026-06-20' })?.dueOn).toBe('2026-06-20');
    expect(counted({ held_by: '02' })?.centreNumber).toBe('02');
    expect(counted({ suspended_on: '2026-06-10' })?.suspended).toBe(true);
    expect(counted({ gap_due: '2026-06-20' })?.gaps).toBe(true);
  });

  it('was completed unless it was refused or withdrawn, and closed on the day of Shanghai', () => {
    const delivered = { state: 'delivered', closed_at: '2026-06-30T16:00:00.000Z' };
    expect(counted(delivered)).toMatchObject({ closedOn: '2026-07-01', completed: true });
    expect(counted(delivered, true)?.completed).toBe(false);
    expect(counted({ ...delivered, state: 'withdrawn' })?.completed).toBe(false);
  });

  it('is nothing at all where a centre wrote what is no case', () => {
    const wild = [{ number: '' }, { state: 7 }, { received_on: '2026-13-40' }, { closed_at: 'gestern' }];
    for (const one of wild) expect(counted(one)).toBeNull();
    expect(counted({ promised_due: 'soon', receipt_due: null })?.dueOn).toBeNull();
    expect(counted({ item_name: '长'.repeat(5000) })?.itemName).toHaveLength(LONGEST_TOLD);
  });

  it('counts in later months as long as something is owed', () => {
    const closed = (changed: object) => ({
      ...(counted({ closed_at: '2026-06-10T01:00:00.000Z', ...changed }) as NonNullable<
        ReturnType<typeof counted>
      >),
    });
    expect(stillCounts(closed({ state: 'delivered' }), '2026-06')).toBe(true);
    expect(stillCounts(closed({ state: 'delivered' }), '2026-07')).toBe(false);
    expect(stillCounts(closed({ state: 'completed' }), '2026-07')).toBe(true);
    expect(stillCounts(closed({ state: 'delivered', gap_due: '2026-06-20' }), '2026-07')).toBe(true);
    expect(stillCounts(counted() as never, '2027-01')).toBe(true);
  });
});
