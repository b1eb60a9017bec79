import { actorOf, calls } from '../calls.ts';

/** Templates and QR codes are loaded with the first document, not with the first screen. */
const service = () => import('./service.ts');
const previews = () => import('./preview.ts');
const slip = () => import('./missing-slip.ts');
const wordings = () => import('./wordings.ts');

/** 文书 as a window asks for them. */
export const documentsCalls = {
  view: calls.documents.view.handler(async ({ context, input }) => {
    actorOf(context);
    const { viewDocument } = await service();
    return { html: viewDocument(context.core, input.caseId, input.kind, input.copy) };
  }),
  print: calls.documents.print.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { printDocuments } = await service();
    return printDocuments(context.core, actor, input.caseId, input);
  }),
  saveAs: calls.documents.saveAs.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { saveDocumentAs } = await service();
    return { path: await saveDocumentAs(context.core, actor, input.caseId, input.kind, input.copy) };
  }),
  previewStep: calls.documents.previewStep.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { previewStepDocuments } = await previews();
    return previewStepDocuments(context.core, actor, input);
  }),
  previewDraft: calls.documents.previewDraft.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { previewDraft } = await previews();
    return previewDraft(context.core, actor, input.draft, input.way, input.answers);
  }),
  missingSlip: calls.documents.missingSlip.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { missingSlip } = await slip();
    return missingSlip(context.core, actor, input);
  }),
  printMissingSlip: calls.documents.printMissingSlip.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { printMissingSlip } = await slip();
    return { outcome: await printMissingSlip(context.core, actor, input) };
  }),
  wordings: calls.documents.wordings.handler(async ({ context }) => {
    actorOf(context);
    const { listWordings } = await wordings();
    return listWordings(context.core);
  }),
  saveWording: calls.documents.saveWording.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { saveWording } = await wordings();
    return saveWording(context.core, actor, input);
  }),
  previewWording: calls.documents.previewWording.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { previewWording } = await import('./preview-wording.ts');
    return { html: previewWording(context.core, actor, input) };
  }),
};
