import { describe, expect, it } from 'vitest';
import { SETTINGS } from '#shared/domain/settings.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager } from '../testing/fresh-site.ts';
import { changeSettings, readSettings } from './service.ts';

describe('the settings of the town', () => {
  it('are the defaults until a manager changes one, and back again', () => {
    const { context } = freshSite();
    const initial = readSettings(context.data.database.read);
    expect(initial['lamp.yellow-workdays']).toBe(SETTINGS['lamp.yellow-workdays'].default);
    const changed = changeSettings(context, manager, { 'lamp.yellow-workdays': 3 });
    expect(changed).toEqual({ ...initial, 'lamp.yellow-workdays': 3 });
    expect(readSettings(context.data.database.read)).toEqual(changed);
    expect(changeSettings(context, manager, { 'lamp.yellow-workdays': 1 })).toEqual(initial);
  });

  it('are set all or not at all', () => {
    const { context } = freshSite();
    const wrong = { 'lamp.yellow-workdays': 2, 'lamp.yellow-percent': 91 };
    expect(faultOf(() => changeSettings(context, manager, wrong))).toMatchObject({
      code: 'INVALID_ANSWERS',
      data: { problems: [{ field: 'lamp.yellow-percent', code: 'range' }] },
    });
    expect(readSettings(context.data.database.read)['lamp.yellow-workdays']).toBe(1);
  });

  it('are not a clerk’s to change', () => {
    const { context } = freshSite();
    expect(faultOf(() => changeSettings(context, clerk, { 'lamp.yellow-workdays': 2 }))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
  });

  it('turn a lamp yellow as early as the town wants', () => {
    const { context } = freshSite();
    const lamp = (order: number) =>
      acceptCase(context, clerk, fullDraft(context, threeDays, newApplicant(order))).lamp?.lamp;
    expect(lamp(1)).toBe('green');
    changeSettings(context, manager, { 'lamp.yellow-workdays': 3 });
    expect(lamp(2)).toBe('yellow');
  });
});
