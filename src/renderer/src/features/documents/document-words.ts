import type { DocumentKind } from '#shared/contract/cases.ts';
import type { PrintOutcome } from '#shared/contract/documents.ts';

const NAMES: Record<DocumentKind, string> = {
  'materials-receipt': '材料接收凭证',
  'correction-notice': '一次性补正告知书',
  'decline-notice': '不予受理通知书',
  'acceptance-notice': '受理通知书',
  'gap-pledge': '容缺受理承诺书',
  'gap-notice': '容缺受理通知书',
  'transfer-slip': '物料转移单',
  'special-procedure-notice': '特别程序告知书',
  'extension-notice': '延期通知书',
  'completion-notice': '办结通知书',
  'delivery-record': '送达回证',
};

/** The official name of a document. */
export function documentName(kind: DocumentKind): string {
  return NAMES[kind];
}

/** What became of a document: printed, or kept and why no paper came out. */
export function printOutcomeWord({ printed, problem, pdfKept }: PrintOutcome): string {
  if (printed) return '已打印';
  if (problem === 'printed-before') return '已经打印过，重新打印要填原因';
  if (problem === 'voided') return '这一份已作废，没有打印';
  const kept = pdfKept ? '文书已保存，可稍后补打' : '可稍后补打';
  return problem === 'no-printer' ? `没有找到打印机，${kept}` : `打印机没有响应，${kept}`;
}
