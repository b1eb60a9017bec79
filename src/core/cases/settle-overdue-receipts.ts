import { countsAsAccepted } from '#shared/domain/case-receipt.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { loadCourse } from './case-course.ts';
import { overdueReceipts } from './queries.ts';
import { takeStep } from './take-step.ts';

/**
 * 视为受理: what lacked was not told in time, so the papers of these cases count as accepted from the day they were
 * received (Administrative Licensing Law art. 32). Done when core starts and whenever a day is over; doing it again
 * does nothing more. What another site took in, that site settles.
 * @returns the numbers of the cases that were accepted so
 */
export function settleOverdueReceipts(context: CoreContext): string[] {
  const { database } = context.data;
  const today = localDateInShanghai(database.now());
  const settled: string[] = [];
  for (const { id } of database.read.all(overdueReceipts(database.site.siteNumber, today))) {
    const { row, events } = loadCourse(context, id);
    if (row.receipt_due === null || !countsAsAccepted(row.receipt_due, today)) continue;
    const afterStep = events.at(-1)?.step_number ?? 0;
    takeStep(context, systemActor, { caseId: id, step: 'deemed-accepted', afterStep, answers: {} });
    settled.push(row.number);
  }
  return settled;
}
