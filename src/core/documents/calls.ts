import { actorOf, calls } from '../calls.ts';

/** Templates and QR codes are loaded with the first document, not with the first screen. */
const service = () => import('./service.ts');

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
};
