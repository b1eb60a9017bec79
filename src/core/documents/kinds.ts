import type { DocumentKind } from '#shared/contract/cases.ts';
import type { OtherPaper, PaperKind } from '#shared/contract/documents.ts';

/** Raised whenever a template's wording changes, so that a copy can be told from a later one. */
export const templateVersion = 3;

/** 文书: what each kind is called on paper and where its template lies. */
export const documentKinds: Record<DocumentKind, { title: string; template: string }> = {
  'materials-receipt': { title: '材料接收凭证', template: 'materials-receipt.html' },
  'correction-notice': { title: '一次性补正告知书', template: 'correction-notice.html' },
  'decline-notice': { title: '不予受理通知书', template: 'decline-notice.html' },
  'acceptance-notice': { title: '受理通知书', template: 'acceptance-notice.html' },
  'gap-pledge': { title: '容缺受理承诺书', template: 'gap-pledge.html' },
  'gap-notice': { title: '容缺受理通知书', template: 'gap-notice.html' },
  'transfer-slip': { title: '物料转移单', template: 'transfer-slip.html' },
  'special-procedure-notice': { title: '特别程序告知书', template: 'special-procedure-notice.html' },
  'extension-notice': { title: '延期通知书', template: 'extension-notice.html' },
  'completion-notice': { title: '办结通知书', template: 'completion-notice.html' },
  'delivery-record': { title: '送达回证', template: 'delivery-record.html' },
};

/** Papers that belong to no case: the slip of what is missing, the list of a hand-over. */
export const otherPapers = {
  'missing-slip': { title: '缺件清单', template: 'missing-slip.html' },
  'centre-transfer-slip': { title: '物料转移单（中心之间）', template: 'centre-transfer-slip.html' },
  'handover-list': { title: '交接清单', template: 'handover-list.html' },
} as const satisfies Record<OtherPaper, { title: string; template: string }>;

/** Every paper that is printed. */
export const paperKinds: Record<PaperKind, { title: string; template: string }> = {
  ...documentKinds,
  ...otherPapers,
};
