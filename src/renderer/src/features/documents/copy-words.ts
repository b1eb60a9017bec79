import type { CaseDocument } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { dayAndTime } from '../../components/clock-words.ts';

/** 第几份, counted over the copies that replaced one another; nothing for the only one. */
export function copyWord(documents: readonly CaseDocument[], document: DocumentCopy): string {
  const order = orderOf(documents, document);
  const replaced = documents.some((one) => one.kind === document.kind && one.replaces === document.copy);
  return order > 1 || replaced ? `第 ${order} 份` : '';
}

function orderOf(documents: readonly CaseDocument[], { kind, copy }: DocumentCopy): number {
  const replaces = documents.find((one) => one.kind === kind && one.copy === copy)?.replaces ?? null;
  return replaces === null ? 1 : 1 + orderOf(documents, { kind, copy: replaces });
}

/** How a paper stands: voided by whom, when and why; printed; or still to be printed. */
export function paperStateWord(document: CaseDocument): string {
  const { voided, printedAt, replaces } = document;
  if (voided) return `已作废：${voided.reason}　${voided.by} ${dayAndTime(voided.at)}`;
  if (printedAt) return `已打印 ${dayAndTime(printedAt)}`;
  return replaces === null ? '未打印' : '等待打印，打出后前一份作废';
}

/** The documents that count: not voided, and none that another copy is about to replace. */
export function documentsThatCount(documents: readonly CaseDocument[]): CaseDocument[] {
  return documents.filter(
    (one) =>
      one.voided === null &&
      !documents.some((other) => other.kind === one.kind && other.replaces === one.copy),
  );
}
