import { listCases } from '#core/cases/service.ts';
import type { CoreContext } from '#core/context.ts';
import { caseFilter } from '#shared/contract/cases.ts';
import { percentile } from './statistics.ts';

const pagesOfEach = 60;
const pageSize = 50;

/** Milliseconds of every page, walking each filter of the case list from its first page on. */
export function timeListPages(context: CoreContext): number[] {
  const times: number[] = [];
  for (const filter of caseFilter.options) {
    let after: Parameters<typeof listCases>[1]['after'];
    for (let page = 0; page < pagesOfEach; page += 1) {
      const began = performance.now();
      const { next } = listCases(context, { filter, limit: pageSize, ...(after && { after }) });
      times.push(performance.now() - began);
      if (!next) break;
      after = next;
    }
  }
  return times;
}

/** The 95th percentile over all pages. */
export function listPageP95(context: CoreContext): { p95: number; samples: number } {
  timeListPages(context);
  const times = timeListPages(context);
  return { p95: percentile(times, 0.95), samples: times.length };
}
