import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { renderSVG } from 'uqr';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { formatLongDate } from '#shared/wording/dates.ts';
import { documentKinds } from './kinds.ts';

const engines = new Map<string, Liquid>();

/** Templates are data: Liquid runs no code of theirs, and every value is escaped. */
function engineFor(resourcesFolder: string): Liquid {
  let engine = engines.get(resourcesFolder);
  if (!engine) {
    engine = new Liquid({
      root: join(resourcesFolder, 'templates'),
      outputEscape: 'escape',
      strictVariables: true,
      strictFilters: true,
      cache: true,
    });
    engine.registerFilter('longDate', (date: unknown) => formatLongDate(String(date)));
    engines.set(resourcesFolder, engine);
  }
  return engine;
}

export interface DocumentCentre {
  name: string;
  phone: string;
}

/**
 * The HTML of a document, A4. A final document and its preview differ only in the watermark 草稿 无效.
 * The QR code holds the case number, so that any scanner that types finds the case.
 */
export function renderDocument(
  resourcesFolder: string,
  kind: DocumentKind,
  detail: CaseDetail,
  centre: DocumentCentre,
  draft: boolean,
): string {
  const { title, template } = documentKinds[kind];
  const issued = detail.documents.find((document) => document.kind === kind);
  return engineFor(resourcesFolder).renderFileSync(template, {
    title,
    draft,
    centre,
    case: detail,
    issuedOn: localDateInShanghai(issued?.issuedAt ?? detail.acceptedAt),
    issuedBy: issued?.issuedBy ?? detail.clerkName,
    receivedMaterials: detail.materials.filter((material) => material.received),
    qrCode: renderSVG(detail.number, { border: 0 }),
  }) as string;
}
