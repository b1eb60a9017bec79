import type { CaseDetail } from '#shared/contract/cases.ts';
import { caseStepWord, stepAnswersText } from '#shared/wording/case-states.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './case-notices.module.css';

/** Said by one to the other, window and department: not to be looked for below the papers. */
const MESSAGES: readonly string[] = ['opine', 'return', 'forward-again', 'urge'];

/** The last word between window and department, while it is the newest thing that happened. */
function LastMessage({ events }: Pick<CaseDetail, 'events'>) {
  const last = events.at(-1);
  if (!last || !MESSAGES.includes(last.step)) return null;
  return (
    <p>
      {caseStepWord(last.step)}（{last.actorName} {dayAndTime(last.at)}）
      {[stepAnswersText(last.answers), last.note].filter(Boolean).join('：')}
    </p>
  );
}

/** What somebody has to know before doing anything with the case: papers that lack, a pause too long, who has it. */
export function CaseNotices({ detail }: { detail: CaseDetail }) {
  const { receipt, supplement, gapDue, forwardedTo, suspendedUntil, suspendedTooLong, openFields } = detail;
  const lacking = detail.materials.filter(({ state }) => state === 'lacking').map(({ name }) => name);
  return (
    <>
      {receipt && <p>已收件，还没有决定。逾期没有告知补正的，自收到材料那天起视为受理</p>}
      {supplement && <p>已告知补正，等申请人补齐。补齐以前不计办理时限</p>}
      {openFields.length > 0 && (
        <p className={styles.late}>受理前还要填：{openFields.map(({ label }) => label).join('、')}</p>
      )}
      {gapDue !== null && (
        <p className={styles.gap}>
          容缺：{lacking.join('、')}，{formatDateWithWeekday(gapDue)} 前补交；补齐以前不能办结
        </p>
      )}
      {forwardedTo !== null && <p>在 {forwardedTo} 办理</p>}
      <LastMessage events={detail.events} />
      {detail.extensionDays > 0 && <p>已延期 {detail.extensionDays} 个工作日，计入上面的日期</p>}
      {detail.state === 'suspended' && (
        <p className={suspendedTooLong ? styles.late : ''}>
          中止中，不计时限。上面的日期按今天恢复推算
          {suspendedTooLong &&
            suspendedUntil !== null &&
            `。告知的期限 ${formatDateWithWeekday(suspendedUntil)} 已过，请恢复或另行告知`}
        </p>
      )}
    </>
  );
}
