import type { CaseDetail, StepAnswers, StepRequest } from '#shared/contract/cases.ts';
import type { DocumentPreview, WayOut } from '#shared/contract/documents.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { takeStep } from '../cases/take-step.ts';
import type { CoreContext } from '../context.ts';
import { openCase } from '../intake/open-case.ts';
import type { StaffActor } from '../staff/roles.ts';
import { caseAtStep } from './case-at-step.ts';
import { centreOfCase, wordingOfDocument } from './page.ts';
import { renderDocument } from './render.ts';

/**
 * What taking a step would issue. The step is rehearsed, so that a preview says exactly what the paper will.
 * @throws CoreError as the step itself
 */
export function previewStepDocuments(
  context: CoreContext,
  actor: StaffActor,
  request: StepRequest,
): DocumentPreview[] {
  return context.data.database.rehearse(() => previewIssued(context, takeStep(context, actor, request)));
}

/**
 * What would be issued if a draft became a case this way. The number is given out by the step alone and stands in no
 * preview.
 * @throws CoreError as the step itself
 */
export function previewDraft(
  context: CoreContext,
  actor: StaffActor,
  draft: IntakeDraft,
  way: WayOut = 'accept',
  answers: StepAnswers = {},
): DocumentPreview[] {
  return context.data.database.rehearse(() =>
    previewIssued(context, openCase(context, actor, draft, way, answers), { unnumbered: true }),
  );
}

/** The documents that the last step of a case issued, as drafts. To be called inside the rehearsal of the step. */
export function previewIssued(
  context: CoreContext,
  detail: CaseDetail,
  { unnumbered = false }: { unnumbered?: boolean } = {},
): DocumentPreview[] {
  const { read } = context.data.database;
  const centre = centreOfCase(context, detail.number);
  return detail.documents
    .filter(({ stepNumber }) => stepNumber === detail.stepNumber)
    .map((document) => {
      const { asOf, step } = caseAtStep(context, detail, document.stepNumber);
      const { wording } = wordingOfDocument(read, detail.id, document);
      const issue = { copy: document.copy, step, wording, unnumbered };
      return {
        kind: document.kind,
        html: renderDocument(context.resourcesFolder, document.kind, asOf, centre, true, issue),
      };
    });
}
