import { actorOf, calls } from '../calls.ts';
import { closeOrganisation, listOrganisations, saveOrganisation, takenPart } from './service.ts';
import { takePart, takingPartIn } from './taking-part.ts';

const ofOrganisations = calls.socialOrganisations;

/** 组织名册 as a window asks for it. */
export const socialOrganisationsCalls = {
  list: ofOrganisations.list.handler(({ context, input }) => {
    actorOf(context);
    return listOrganisations(context.core, input);
  }),
  takenPart: ofOrganisations.takenPart.handler(({ context, input }) => {
    actorOf(context);
    return takenPart(context.core, input.id);
  }),
  save: ofOrganisations.save.handler(({ context, input }) =>
    saveOrganisation(context.core, actorOf(context), input),
  ),
  close: ofOrganisations.close.handler(({ context, input }) =>
    closeOrganisation(context.core, actorOf(context), input),
  ),
  ofActivity: ofOrganisations.ofActivity.handler(({ context, input }) => {
    actorOf(context);
    return takingPartIn(context.core, input.activityId);
  }),
  takePart: ofOrganisations.takePart.handler(({ context, input }) =>
    takePart(context.core, actorOf(context), input),
  ),
  export: ofOrganisations.export.handler(async ({ context, input }) => {
    actorOf(context);
    const { exportOrganisations } = await import('./spreadsheet.ts');
    return { path: await exportOrganisations(context.core, input) };
  }),
};
