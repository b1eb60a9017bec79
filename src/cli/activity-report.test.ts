import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeActivityReport } from '#core/activity-reports/service.ts';
import { takeAttendanceStep } from '#core/attendances/take-step.ts';
import { systemActor } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import type { LedgerCheck } from '#core/ledger/check.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { ActivityReport } from '#shared/contract/activity-reports.ts';
import { ACTIVITY_FIGURES } from '#shared/domain/activity-figures.ts';
import { failing, ow, owJson } from './testing/command-line.ts';

let folder: string;
let year: number;
beforeAll(async () => {
  folder = join(temporaryFolder(), 'data');
  const { answer } = await owJson<{ activityYear: number }>(
    ...['seed', '--data', folder, '--residents', '5', '--cases', '5'],
  );
  year = answer.activityYear;
}, 120_000);

const report = async () =>
  (await owJson<ActivityReport>('report', 'activities', '--year', String(year), '--data', folder)).answer;

describe('ow report activities', () => {
  it('prints the figures of the town for the demo year', async () => {
    expect(await report()).toMatchObject({
      volunteers: 472,
      activities: 110,
      lectures: 30,
      sessions: 140,
      sessionAttendances: 4200,
      peopleServed: 15_000,
    });
  });

  it('has parts that add up to the whole, by every side', async () => {
    const whole = await report();
    for (const parts of [whole.byCentre, whole.byType, whole.byBranch, whole.byMonth]) {
      for (const figure of ACTIVITY_FIGURES) {
        expect(parts.reduce((sum, part) => sum + part[figure], 0)).toBe(whole[figure]);
      }
    }
    expect(whole.byCentre.reduce((sum, { volunteers }) => sum + volunteers, 0)).toBe(472);
    expect(whole.hours).toBeCloseTo(whole.minutes / 60, 2);
    // Branches in their order; what belongs to none is the last line of the table.
    expect(whole.byBranch.findIndex(({ branchId }) => branchId === null)).toBe(whole.byBranch.length - 1);
  });

  it('follows when one attendance is taken back, and so does the ledger', async () => {
    const before = await report();
    const ledger = await owJson<LedgerCheck>('ledger', 'check', '--data', folder);
    expect(ledger).toMatchObject({ status: 0, answer: { ok: true, hours: before.hours } });
    const data = openData({ folder, key: readDemoKey(folder) });
    const context = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
    const taken = context.data.connection
      .prepare(
        `SELECT activity_id, participant_id, attendances.minutes FROM attendances
         JOIN activities ON activities.id = activity_id
         WHERE type_code = 'civilisation-practice' AND volunteer_id IS NOT NULL LIMIT 1`,
      )
      .get() as { activity_id: string; participant_id: string; minutes: number };
    takeAttendanceStep(context, systemActor, {
      activityId: taken.activity_id,
      participantId: taken.participant_id,
      step: 'void',
      reason: '签错了人',
    });
    const counted = makeActivityReport(context, { year });
    context.data.database.close();
    expect(await report()).toEqual(counted);
    expect(counted).toMatchObject({
      sessionAttendances: 4199,
      attendances: before.attendances - 1,
      minutes: before.minutes - taken.minutes,
    });
    expect((await owJson<LedgerCheck>('ledger', 'check', '--data', folder)).answer).toMatchObject({
      ok: true,
      minutes: ledger.answer.minutes - taken.minutes,
    });
  });

  it('says what is missing', async () => {
    expect((await failing(2, 'report', 'activities', '--data', folder)).message).toContain('--year');
    expect((await failing(2, 'report', '--data', folder)).message).toContain('--month');
    const unknown = ['report', 'activities', '--year', '2026', '--site', '99', '--data', folder];
    expect((await failing(2, ...unknown)).code).toBe('unknown-site');
    expect((await ow('report', 'activities', '--year', String(year), '--data', folder)).stdout).toContain(
      '472 人',
    );
  });
});
