import { beforeEach, describe, expect, it } from 'vitest';
import { takeStep } from '../cases/take-step.ts';
import { acceptCase } from '../intake/accept-case.ts';
import type { StaffActor } from '../staff/roles.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { beginEditing, catalogueOverview, itemHistory, saveItem } from './manage-items.ts';
import { getItem, listItems, searchItems } from './service.ts';

const manager: StaffActor = { id: 'demo-13-4', name: '谭国华', role: 'manager', department: '' };
const today = '2026-06-09';
const nextMonth = '2026-07-01';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

function setRetired(retired: boolean, effectiveFrom = today) {
  const { item, baseVersion } = beginEditing(site.context, manager, threeDays);
  return saveItem(site.context, manager, { item: { ...item, retired }, effectiveFrom, baseVersion });
}
const accept = () => acceptCase(site.context, clerk, fullDraft(site.context, threeDays, newApplicant(1)));
const line = () => catalogueOverview(site.context).find(({ code }) => code === threeDays);
const found = (text: string) => searchItems(site.context, text, 300).map(({ code }) => code);

describe('an item that a manager retires from a day on', () => {
  it('is on offer until then; afterwards only the managers’ list has it', () => {
    setRetired(true, nextMonth);
    const { name } = getItem(site.data.database.read, threeDays);
    expect(line()).toMatchObject({ retired: false, planned: { effectiveFrom: nextMonth, retired: true } });
    expect(found(name)[0]).toBe(threeDays);
    expect(accept()).toMatchObject({ state: 'accepted' });

    site.setTime(`${nextMonth}T02:00:00.000Z`);
    expect(line()).toMatchObject({ retired: true, planned: null });
    for (const text of ['', name, threeDays, `${name}表`]) expect(found(text)).not.toContain(threeDays);
    expect(listItems(site.context)).toHaveLength(232);
    expect(itemHistory(site.context, threeDays)[0]).toMatchObject({
      state: 'in-force',
      changes: [{ label: '停用', before: '否', after: '是' }],
    });
  });

  it('leaves open cases to be done to their end', () => {
    const { id, stepNumber } = accept();
    setRetired(true);
    const request = { caseId: id, step: 'complete', afterStep: stepNumber, answers: {} } as const;
    expect(takeStep(site.context, clerk, request)).toMatchObject({ state: 'completed' });
  });

  it('takes nothing new in, also from a form begun before, until it is offered again', () => {
    setRetired(true);
    expect(faultOf(accept)).toEqual({
      code: 'INVALID_ANSWERS',
      data: { problems: [{ field: 'itemCode', code: 'retired' }] },
    });
    expect(setRetired(false)).toMatchObject({ outcome: 'changed' });
    expect(accept()).toMatchObject({ state: 'accepted' });
  });
});
