import { join } from 'node:path';
import { Liquid } from 'liquidjs';
import { renderSVG } from 'uqr';
import type { CaseDetail, DocumentKind, StepAnswers } from '#shared/contract/cases.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { deliveryReferenceWord, deliveryWayWord } from '#shared/wording/case-states.ts';
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

/** The step a document tells of, and what it changed. */
export interface DocumentStep {
  state: string;
  reason: string;
  answers: StepAnswers;
  /** The dates before the step. */
  promisedBefore: string;
  statutoryBefore: string | null;
  /** Until when a special procedure is expected to take. */
  expectedUntil: string | null;
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
  issue: { copy: number; step: DocumentStep | null } = { copy: 1, step: null },
): string {
  const { title, template } = documentKinds[kind];
  const issued = detail.documents.find((document) => document.kind === kind && document.copy === issue.copy);
  return engineFor(resourcesFolder).renderFileSync(template, {
    title,
    draft,
    centre,
    case: detail,
    step: issue.step,
    delivery: deliveryWords(issue.step),
    issuedOn: localDateInShanghai(issued?.issuedAt ?? detail.acceptedAt),
    issuedBy: issued?.issuedBy ?? detail.clerkName,
    receivedMaterials: detail.materials.filter((material) => material.received),
    qrCode: renderSVG(detail.number, { border: 0 }),
  }) as string;
}

/** `邮寄，邮件号码 1234`: how the result was handed over. */
function deliveryWords(step: DocumentStep | null): string {
  const { deliveryWay, deliveryReference } = step?.answers ?? {};
  if (!deliveryWay || !deliveryReference) return deliveryWayWord(deliveryWay);
  return `${deliveryWayWord(deliveryWay)}，${deliveryReferenceWord(deliveryWay)} ${deliveryReference}`;
}
