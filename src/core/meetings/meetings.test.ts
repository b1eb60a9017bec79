import { beforeEach, describe, expect, it } from 'vitest';
import type { MeetingRecord } from '#shared/contract/meetings.ts';
import { cancelActivities } from '../activities/change.ts';
import { addActivity } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { saveBranch } from '../volunteers/groups.ts';
import { readBoard } from './board.ts';
import { getMeeting, saveMeeting } from './minutes.ts';
import { printMinutes, renderMinutes } from './paper.ts';
import { waiveMeeting } from './waive.ts';

let site: TestSite;
let desktop: PaperDesktop;
let branchId: string;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
  branchId = addBranch('台洞村党支部', '13');
});

function addBranch(name: string, siteNumber: string): string {
  const branch = { id: null, name, kind: 'village' as const, siteNumber, secretary: '谭国华', themedDay: 5 };
  return saveBranch(site.context, manager, branch).find((one) => one.name === name)?.id as string;
}

function record(given: Partial<MeetingRecord> = {}): MeetingRecord {
  return {
    branchId,
    kinds: ['themed-day', 'party-group'],
    day: '2026-06-05',
    startTime: '15:00',
    endTime: '17:00',
    place: '党员活动室',
    chair: '谭国华',
    recorder: '陈晓敏',
    expected: 12,
    absent: [{ name: '关伯', reason: '病假' }],
    text: '学习民法典。\n分配走访任务。',
    decisions: '下周完成走访',
    ...given,
  };
}
const save = (given: Partial<MeetingRecord> = {}, id: string | null = null, by = manager) =>
  saveMeeting(site.context, by, { id, record: record(given) });
const periodOf = (kind: string, from: string) =>
  readBoard(site.context).branches[0]?.periods.find((one) => one.kind === kind && one.from === from);

describe('the board of regular meetings', () => {
  it('says of each branch what was missed, and of one gathering every meeting it was', () => {
    expect(periodOf('themed-day', '2026-05-01')?.state).toBe('missed');
    expect(periodOf('themed-day', '2026-06-01')?.state).toBe('late');
    const before = readBoard(site.context).branches[0]?.missed as number;
    const { id } = save({ day: '2026-05-05', kinds: ['themed-day', 'committee'] });
    expect(periodOf('themed-day', '2026-05-01')).toMatchObject({
      state: 'held',
      meetings: [{ id, day: '2026-05-05' }],
    });
    expect(periodOf('committee', '2026-05-01')?.state).toBe('held');
    expect(periodOf('party-group', '2026-05-01')?.state).toBe('missed');
    expect(readBoard(site.context).branches[0]?.missed).toBe(before - 2);
    expect(logFaults(site.data.connection)).toEqual([]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ command: 'meetings.save' });
  });

  it('counts nothing that only stands in the calendar, and offers it for its minutes', () => {
    const id = addActivity(site.context, {
      ...{ typeCode: 'themed-party-day', name: '主题党日', branchId },
      rule: {
        ...{ pattern: 'once', firstDay: '2026-06-08', dates: [], end: { count: 1 } },
        ...{ leftOut: [], moved: [], skipHolidays: false },
      },
    });
    expect(periodOf('themed-day', '2026-06-01')?.state).toBe('late');
    expect(readBoard(site.context).branches[0]?.planned).toEqual([
      { id, day: '2026-06-08', name: '主题党日' },
    ]);
    save({ day: '2026-06-08' }, id);
    expect(periodOf('themed-day', '2026-06-01')).toMatchObject({ state: 'held', meetings: [{ id }] });
    expect(readBoard(site.context).branches[0]?.planned).toEqual([]);
  });

  it('asks a branch for nothing that it has not to hold, from that day on and until it has to again', () => {
    const committee = (month: string) => periodOf('committee', `2026-${month}-01`)?.state;
    expect([committee('05'), committee('06'), committee('07')]).toEqual(['missed', 'due', 'ahead']);
    const waive = (reason: string, id = branchId, by = manager) =>
      waiveMeeting(site.context, by, { branchId: id, kind: 'committee', reason });
    const missed = readBoard(site.context).branches[0]?.missed ?? 0;
    waive('党员不足七人，不设支委会');
    // What was missed before it was said stays missed, and other meetings are as they were.
    expect([committee('05'), committee('06'), committee('07')]).toEqual(['missed', 'waived', 'waived']);
    expect(periodOf('party-group', '2026-06-01')?.state).toBe('due');
    site.setTime('2026-09-09T02:00:00.000Z');
    expect(committee('07')).toBe('waived');
    expect(readBoard(site.context).branches[0]).toMatchObject({
      waived: [{ kind: 'committee', since: '2026-06-09', reason: '党员不足七人，不设支委会' }],
    });
    // Held all the same, it counts.
    save({ kinds: ['committee'], day: '2026-08-05' });
    expect(committee('08')).toBe('held');
    waive('');
    expect([committee('07'), committee('09')]).toEqual(['missed', 'due']);
    expect(missed).toBeGreaterThan(0);
    expect(faultOf(() => waive('x', branchId, clerk)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => waive('x', addBranch('丽新村党支部', '03'))).code).toBe('ACTIVITY_REFUSED');
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('puts the branches of this centre first, and reads another year', () => {
    addBranch('阿一村党支部', '14');
    expect(readBoard(site.context).branches.map(({ name, own }) => [name, own])).toEqual([
      ['台洞村党支部', true],
      ['阿一村党支部', false],
    ]);
    const last = readBoard(site.context, 2025);
    expect(last.branches[0]?.periods.every(({ state }) => state === 'missed')).toBe(true);
    expect(last.years).toEqual([2026, 2025]);
  });
});

describe('minutes', () => {
  it('are kept as they were written, and put right in their place', () => {
    const saved = save();
    expect(getMeeting(site.context, saved.id)).toEqual({
      ...record(),
      ...{ id: saved.id, branchName: '台洞村党支部', centreName: '台洞村党群服务中心', own: true },
    });
    const changed = save({ absent: [], decisions: '', day: '2026-06-06' }, saved.id);
    expect(changed).toMatchObject({ id: saved.id, absent: [], decisions: '', day: '2026-06-06' });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('are written by managers of the centre of the branch, of meetings that were held', () => {
    expect(faultOf(() => save({}, null, clerk)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => save({ branchId: 'nobody' })).code).toBe('NOT_FOUND');
    const other = addBranch('阿一村党支部', '14');
    expect(faultOf(() => save({ branchId: other }))).toMatchObject({
      code: 'ACTIVITY_REFUSED',
      data: { why: 'other-centre', name: '阿一村党支部' },
    });
    const fieldOf = (given: Partial<MeetingRecord>) =>
      (faultOf(() => save(given)).data as { problems: { field: string }[] }).problems[0]?.field;
    expect(fieldOf({ day: '2026-06-10' })).toBe('day');
    expect(fieldOf({ endTime: '15:00' })).toBe('endTime');
    expect(fieldOf({ expected: 1 })).toBe('expected');
    const cancelled = addActivity(site.context, { typeCode: 'party-meeting', branchId });
    cancelActivities(site.context, manager, { id: cancelled, scope: 'one', reason: '暴雨' });
    expect(faultOf(() => save({}, cancelled))).toMatchObject({ data: { why: 'cancelled' } });
  });

  it('are printed with who was expected, who came and what was decided', async () => {
    const { id } = save();
    const html = renderMinutes(site.context, id);
    for (const text of [
      '台洞村党支部',
      '主题党日、党小组会',
      '12 人',
      '11 人',
      '关伯（病假）',
      '下周完成走访',
    ]) {
      expect(html).toContain(text);
    }
    await printMinutes(site.context, id);
    expect(desktop.printed).toHaveLength(1);
    expect(renderMinutes(site.context, save({ decisions: '', absent: [] }).id)).toContain('无');
  });
});
