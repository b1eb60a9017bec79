import { type CoreContext, systemActor } from '#core/context.ts';
import { makeReport } from '#core/reports/service.ts';
import { percentile } from './statistics.ts';

const rounds = 5;

/** Milliseconds of the report of one month with every breakdown, over the last twelve months one by one. */
export async function reportMonthP95(context: CoreContext): Promise<{ p95: number; samples: number }> {
  const now = context.data.database.now();
  const months = Array.from({ length: 12 }, (_, back) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 15)).toISOString().slice(0, 7),
  );
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const month of months) {
      const began = performance.now();
      await makeReport(context, systemActor, { from: month, to: month });
      times.push(performance.now() - began);
    }
  }
  return { p95: percentile(times, 0.95), samples: times.length };
}
