import { actorOf, calls } from '../calls.ts';
import { listFigureCases } from './figure-cases.ts';
import { listCentres, makeReport } from './service.ts';

/** 统计 as a window asks for it. */
export const reportCalls = {
  get: calls.reports.get.handler(({ context, input }) => makeReport(context.core, actorOf(context), input)),
  cases: calls.reports.cases.handler(({ context, input }) =>
    listFigureCases(context.core, actorOf(context), input),
  ),
  saveAs: calls.reports.saveAs.handler(async ({ context, input: { form, ...request } }) => {
    const actor = actorOf(context);
    const { saveReport } = await import('./save-report.ts');
    return { path: await saveReport(context.core, actor, request, form) };
  }),
  centres: calls.reports.centres.handler(({ context }) => {
    actorOf(context);
    return listCentres(context.core);
  }),
};

/** The library of spreadsheets is loaded with the first template, not with core. */
const templates = () => import('./templates.ts');
const bytes = (content: string) => new Uint8Array(Buffer.from(content, 'base64'));

/** 上级报表模板 as a window asks for them. */
export const reportTemplateCalls = {
  list: calls.reportTemplates.list.handler(async ({ context }) => {
    const actor = actorOf(context);
    return (await templates()).listTemplates(context.core, actor);
  }),
  placeholders: calls.reportTemplates.placeholders.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    return (await templates()).listPlaceholders(context.core, actor, input.month);
  }),
  check: calls.reportTemplates.check.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const file = { content: bytes(input.content), month: input.month };
    return (await templates()).checkTemplate(context.core, actor, file);
  }),
  store: calls.reportTemplates.store.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const given = { ...input, content: bytes(input.content) };
    return (await templates()).storeTemplate(context.core, actor, given);
  }),
  remove: calls.reportTemplates.remove.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    (await templates()).removeTemplate(context.core, actor, input.id);
  }),
  fill: calls.reportTemplates.fill.handler(async ({ context, input: { id, ...request } }) => {
    const actor = actorOf(context);
    return { path: await (await templates()).saveFilledTemplate(context.core, actor, id, request) };
  }),
};
