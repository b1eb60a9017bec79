import type { CaseDetail, StepPreview } from '#shared/contract/cases.ts';
import type { CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { caseStepWord } from '#shared/wording/case-states.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { documentName } from '../documents/document-words.ts';

/** What the reason of a step is called where it is asked for. */
export function reasonLabel(step: CaseStep): string {
  if (step === 'suspend') return '特别程序';
  if (step === 'opine') return '承办意见';
  if (step === 'forward-again') return '转办说明';
  return step === 'urge' ? '催办内容' : '理由';
}

/** What the days of a step are called where they are asked for. */
export function daysLabel(step: CaseStep): string {
  return step === 'extend' ? '延长（工作日）' : '预计需要（工作日）';
}

/** What to know before answering with days. */
export function daysHint({ step, longestDays }: CaseDetail['steps'][number]): string {
  return step === 'extend'
    ? `最多 ${longestDays} 个工作日，承诺和法定时限一起顺延`
    : '从今天起不计时限，恢复那天再计';
}

function promisedDay({ promisedDue, provisional }: StepPreview): string {
  if (promisedDue === null) return '—';
  return `${formatDateWithWeekday(promisedDue)}${provisional ? '暂定' : ''}`;
}

function consequence(
  step: CaseStep,
  answers: StepAnswers,
  preview: StepPreview | undefined,
  detail: CaseDetail,
): string {
  if (step === 'extend' && preview) return ` ${answers.days} 个工作日 · 办结 ${promisedDay(preview)}`;
  if (step === 'resume' && preview) return ` · 办结 ${promisedDay(preview)}`;
  if (step === 'suspend' && preview?.resumesOn) {
    return ` · 如 ${formatDateWithWeekday(preview.resumesOn)} 恢复，办结 ${promisedDay(preview)}`;
  }
  if (step === 'return' && detail.events.some((event) => event.step === 'return'))
    return ' · 再次退回，转会商';
  return step === 'withdraw' ? ' · 办件到此结束' : '';
}

/** What the button of a step says: what will happen, and what will be printed. */
export function stepButtonText(
  step: CaseStep,
  answers: StepAnswers,
  preview: StepPreview | undefined,
  detail: CaseDetail,
): string {
  const issues = detail.steps.find((each) => each.step === step)?.issues ?? [];
  const papers = issues.length > 0 ? ` · 打印${issues.map(documentName).join('、')}` : '';
  return `${caseStepWord(step)}${consequence(step, answers, preview, detail)}${papers}`;
}
