import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { averageWait, satisfactionOf } from '#shared/domain/report-figures.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { callNext } from '../queue/call-next.ts';
import { closeQueueDays } from '../queue/close-days.ts';
import { issueTicket } from '../queue/issue-ticket.ts';
import { moveTicket } from '../queue/move-ticket.ts';
import { openQuestion, rate, requestRating } from '../ratings/rate.ts';
import { atOnce, fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, handler, manager } from '../testing/fresh-site.ts';
import { makeSpreadsheet } from './save-report.ts';
import { makeReport } from './service.ts';

const june = { from: '2026-06', to: '2026-06' };

describe('satisfaction in a report', () => {
  it('is the share of ratings that are 基本满意 or better, by every side', async () => {
    const site = freshSite();
    const rated = (
      order: number,
      item: string,
      level: 'satisfied' | 'basically-satisfied' | 'dissatisfied',
    ) => {
      const { id } = acceptCase(site.context, clerk, fullDraft(site.context, item, newApplicant(order)));
      requestRating(site.context, clerk, id);
      const requestId = openQuestion(site.context)?.id ?? '';
      rate(site.context, { requestId, level, reasons: level === 'dissatisfied' ? ['slow'] : [] });
    };
    rated(1, threeDays, 'satisfied');
    rated(2, threeDays, 'dissatisfied');
    rated(3, atOnce, 'basically-satisfied');
    const report = await makeReport(site.context, manager, june);
    expect(report).toMatchObject({ rated: 3, satisfied: 2 });
    expect(satisfactionOf(report)).toBe(66.7);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((await makeSpreadsheet(site.context, manager, june)) as never);
    expect(workbook.getWorksheet('按月份')?.getCell('H2').value).toBe(0.667);
    for (const parts of [
      report.byDepartment,
      report.byCentre,
      report.byItem,
      report.byClerk,
      report.byMonth,
    ]) {
      expect(parts.reduce((sum, part) => sum + part.rated, 0)).toBe(3);
      expect(parts.reduce((sum, part) => sum + part.satisfied, 0)).toBe(2);
    }
    const item = report.byItem.find(({ itemCode }) => itemCode === threeDays);
    expect(item).toMatchObject({ accepted: 2, rated: 2, satisfied: 1 });
    expect(satisfactionOf(item ?? report)).toBe(50);
    const july = await makeReport(site.context, manager, { from: '2026-07', to: '2026-07' });
    expect(satisfactionOf(july)).toBeNull();
  });
});

describe('waiting in a report', () => {
  it('is that of everybody called on the queue’s days that are over, by centre and month', async () => {
    const site = freshSite();
    const serve = (minutesWaited: number, step: 'finish' | 'drop' = 'finish') => {
      const { number } = issueTicket(site.context, clerk, { letter: 'A', priority: null }).ticket;
      const now = site.data.database.now().getTime();
      site.setTime(new Date(now + minutesWaited * 60_000).toISOString());
      callNext(site.context, clerk, { counter: 1 });
      moveTicket(site.context, clerk, number, { step });
    };
    serve(4);
    serve(7);
    serve(10, 'drop');
    expect((await makeReport(site.context, manager, june)).waiting).toMatchObject({ served: 0 });
    site.setTime('2026-06-10T01:00:00.000Z');
    closeQueueDays(site.context);
    const { waiting } = await makeReport(site.context, manager, { from: '2026-05', to: '2026-06' });
    expect(waiting).toMatchObject({ served: 2, called: 3, waitedMinutes: 21, longestMinutes: 10 });
    expect(waiting?.byCentre).toMatchObject([{ siteNumber: '13', served: 2 }]);
    expect(waiting?.byMonth.map(({ served }) => served)).toEqual([0, 2]);
    expect(waiting && averageWait(waiting)).toBe(7);
    const elsewhere = await makeReport(site.context, manager, { ...june, siteNumber: '01' });
    expect(elsewhere.waiting).toMatchObject({ served: 0, byCentre: [] });
  });

  it('is not told to a clerk or a handler, whose figures are of some cases only', async () => {
    const site = freshSite();
    expect((await makeReport(site.context, clerk, june)).waiting).toBeNull();
    expect((await makeReport(site.context, handler, june)).waiting).toBeNull();
  });
});
