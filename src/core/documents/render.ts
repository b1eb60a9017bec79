import type { CaseDetail, DocumentKind, StepAnswers } from '#shared/contract/cases.ts';
import { parseCaseNumber, printedCaseNumber } from '#shared/domain/case-number.ts';
import { fillPlaceholders, type Wording, wordingInForce } from '#shared/domain/document-wording.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { formatPaperNumber } from '#shared/domain/paper-number.ts';
import { deliveryReferenceWord, deliveryWayWord } from '#shared/wording/case-states.ts';
import { agentWords } from './agent-words.ts';
import { documentKinds } from './kinds.ts';
import { qrCode } from './page-regions.ts';
import { type DocumentCentre, placeholderValues } from './placeholder-values.ts';
import type { StepPapers } from './step-papers.ts';
import { renderTemplate } from './template-engine.ts';
import { wordingSlots } from './wording-slots.ts';

/** The step a document tells of, and what it changed. */
export interface DocumentStep extends StepPapers {
  step: string;
  state: string;
  reason: string;
  answers: StepAnswers;
  /** The dates before the step. */
  promisedBefore: string;
  statutoryBefore: string | null;
  /** Until when a special procedure is expected to take. */
  expectedUntil: string | null;
  /** Until when the resident was given time to put right what was told. */
  supplementDue: string | null;
}

/** Which paper of a case a page is. */
export interface DocumentIssue {
  copy: number;
  step: DocumentStep | null;
  /** Its number within the case; none before it is made final. */
  paper?: number | null;
  /** What a manager made of the fixed texts. */
  wording?: Wording;
  /** Of an intake that is no case yet: its number is given with the acceptance. */
  unnumbered?: boolean;
}

/**
 * The HTML of a document, A4. A final document and its preview differ only in the watermark 草稿 无效.
 * The QR code holds the number of the paper (of the case before it has one), so that any scanner that types finds
 * the case.
 */
export function renderDocument(
  resourcesFolder: string,
  kind: DocumentKind,
  detail: CaseDetail,
  centre: DocumentCentre,
  draft: boolean,
  issue: DocumentIssue = { copy: 1, step: null },
): string {
  const { template } = documentKinds[kind];
  const issued = detail.documents.find((document) => document.kind === kind && document.copy === issue.copy);
  const issuedOn = localDateInShanghai(issued?.issuedAt ?? detail.receivedAt);
  const issuedBy = issued?.issuedBy ?? detail.clerkName;
  const number = issue.unnumbered ? '受理时编号' : detail.number;
  const paperNumber = issue.unnumbered
    ? ''
    : paperNumberOf(detail.number, issue.paper ?? issued?.paperNumber);
  const slots = wordingSlots(resourcesFolder, kind);
  const values = placeholderValues({ ...detail, number }, centre, { issuedOn, issuedBy });
  const wording = Object.fromEntries(
    Object.entries(wordingInForce(slots, issue.wording ?? {})).map(([slot, text]) => [
      slot,
      fillPlaceholders(text, values),
    ]),
  );
  return renderTemplate(resourcesFolder, template, {
    title: wording.title,
    footer: wording.footer,
    wording,
    draft,
    centre,
    case: { ...detail, number },
    step: issue.step,
    agent: agentWords(detail.agent),
    delivery: deliveryWords(issue.step),
    // Asked only where another office is the right one.
    authority: issue.step?.answers.authority ?? '',
    issuedOn,
    issuedBy,
    receivedMaterials: issue.step?.arrived ?? detail.materials.filter((material) => material.received),
    supplementDue: issue.step?.supplementDue ?? null,
    paperNumber,
    qrCode: paperNumber === '' ? '' : qrCode(paperNumber),
  });
}

/** `13-2026-000123-02`; the case number alone for a page that is not final yet. */
export function paperNumberOf(caseNumber: string, paper: number | null | undefined): string {
  const parsed = parseCaseNumber(printedCaseNumber(caseNumber));
  return parsed && paper ? formatPaperNumber({ case: parsed, paper }) : caseNumber;
}

/** `邮寄，邮件号码 1234`: how the result was handed over. */
function deliveryWords(step: DocumentStep | null): string {
  const { deliveryWay, deliveryReference } = step?.answers ?? {};
  if (!deliveryWay || !deliveryReference) return deliveryWayWord(deliveryWay);
  return `${deliveryWayWord(deliveryWay)}，${deliveryReferenceWord(deliveryWay)} ${deliveryReference}`;
}
