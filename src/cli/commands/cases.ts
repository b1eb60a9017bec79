import type { Command } from 'commander';
import {
  type CaseDetail,
  type CaseFilter,
  type CaseLine,
  type CaseState,
  caseFilter,
} from '#shared/contract/cases.ts';
import { CASE_STATES } from '#shared/domain/case-lifecycle.ts';
import { caseStepWord } from '#shared/wording/case-states.ts';
import { withData } from '../open-folder.ts';
import { dataOption, jsonOption, oneOf, wholeNumber } from '../options.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { caseTable } from './case-text.ts';

const filters = caseFilter.options;
/** So many rows are read at a time. */
const PAGE = 200;

interface ListOptions {
  data: string;
  filter: CaseFilter;
  state?: CaseState;
  limit: number;
}

/** `ow case`: cases of the folder's site. */
export function addCaseCommands(program: Command, output: Output): void {
  const cases = program.command('case').description('办件').helpCommand(false);
  cases
    .command('list')
    .description('列出办件，新的在前')
    .option(
      '--filter <种类>',
      '哪些办件：open 在办、due-today 今天到期、overdue 超期、received 已收件、correction 补正中、gaps 容缺未补、to-deliver 待领取、completed 已结束、all 全部',
      oneOf('--filter', filters),
      'all',
    )
    .option('--state <状态>', `只要这个状态的：${CASE_STATES.join('、')}`, oneOf('--state', CASE_STATES))
    .option('--limit <数>', '最多几条', wholeNumber('--limit', 1, 1_000_000), 50)
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async ({ data, filter, state, limit }: ListOptions) => {
      const { listCases } = await import('#core/cases/list-cases.ts');
      const page = await withData(data, (context) => {
        const rows: CaseLine[] = [];
        let next: ReturnType<typeof listCases>['next'] = null;
        do {
          const wanted = Math.min(limit - rows.length, PAGE);
          const found = listCases(context, { filter, state, limit: wanted, ...(next && { after: next }) });
          rows.push(...found.rows);
          next = found.next;
        } while (next && rows.length < limit);
        return { rows, next };
      });
      const more = page.next ? '\n后面还有' : '';
      const text = page.rows.length > 0 ? caseTable(page.rows) + more : '没有这样的办件';
      output.answer(page.rows.map(plain), text);
    });
  cases
    .command('show')
    .argument('<编号>', '办件编号，如 13-2026-000123')
    .description('显示一件办件')
    .addOption(dataOption())
    .addOption(jsonOption())
    .action(async (number: string, { data }: { data: string }) => {
      const { getCaseByNumber } = await import('#core/cases/service.ts');
      const detail = await withData(data, (context) => getCaseByNumber(context, number));
      const history = detail.events.map(({ step, fromState, toState, at, actorName, note, answers }) => ({
        step,
        from: fromState,
        to: toState,
        at,
        actor: actorName,
        note,
        answers,
      }));
      output.answer({ ...plain(detail), history }, textOf(detail));
    });
}

/** A case as a program reads it: what it is in one word, and its lamp by colour, null once nothing is owed. */
function plain<Line extends CaseLine>(line: Line) {
  return { ...line, item: line.itemName, lamp: lampOf(line) };
}

function lampOf({ lamp }: CaseLine): string | null {
  return lamp?.lamp ?? null;
}

/** Of all locales, Swedish writes `2026-01-06 16:11`. */
const localTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});

function textOf(detail: CaseDetail): string {
  const materials = detail.materials.map(({ name, originals, copies, received, scanPages }) => [
    name,
    received ? '已收' : '未收',
    `原件 ${originals}`,
    `复印件 ${copies}`,
    `扫描件 ${scanPages} 页`,
  ]);
  const events = detail.events.map(({ at, step, actorName }) => [
    localTime.format(new Date(at)),
    caseStepWord(step),
    actorName,
  ]);
  const people = `${detail.applicantName} ${detail.applicantMaskedNumber} ${detail.applicantPhone}`.trim();
  return [
    caseTable([detail]),
    `申请人：${people}`,
    `部门：${detail.department}    经办：${detail.clerkName}`,
    `法定到期：${detail.statutoryDue ?? '无'}`,
    textTable(['材料', '', '', '', ''], materials),
    textTable(['时间', '步骤', '经办人'], events),
  ].join('\n\n');
}
