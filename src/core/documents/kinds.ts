import type { DocumentKind } from '#shared/contract/cases.ts';

/** Raised whenever a template's wording changes, so that a copy can be told from a later one. */
export const templateVersion = 1;

/** 文书: what each kind is called on paper and where its template lies. */
export const documentKinds: Record<DocumentKind, { title: string; template: string }> = {
  'materials-receipt': { title: '材料接收凭证', template: 'materials-receipt.html' },
  'acceptance-notice': { title: '受理通知书', template: 'acceptance-notice.html' },
};
