import type { CaseLine } from '#shared/contract/cases.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { lampText } from '#shared/wording/lamp.ts';
import { textTable } from '../text-table.ts';

/** Cases as a table. */
export function caseTable(cases: readonly CaseLine[]): string {
  const rows = cases.map((line) => [
    line.number,
    line.applicantName,
    line.itemName,
    line.receivedOn,
    (line.due ?? '') + (line.provisional ? '（暂定）' : ''),
    line.lamp ? lampText(line.lamp) : caseStateWord(line.state),
  ]);
  return textTable(['编号', '申请人', '事项', '收件日期', '到期', '状态'], rows);
}
