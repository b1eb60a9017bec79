import type { ExplainedDay } from '#shared/domain/workdays.ts';

/**
 * The word under a square of the strip of days: why it counts or not. A holiday is called by its own name.
 */
export function dayReasonWord({ reason, holidayName }: ExplainedDay): string {
  switch (reason) {
    case 'workday':
      return '工作日';
    case 'make-up-workday':
      return '调休上班';
    case 'weekend':
      return '周末';
    case 'holiday':
      return holidayName || '放假';
    case 'event-day':
      return '当日不计';
    case 'suspended':
      return '中止';
  }
}
