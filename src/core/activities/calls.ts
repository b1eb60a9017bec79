import { actorOf, calls } from '../calls.ts';
import { cancelActivities, changeActivities, checkChange, holdActivity } from './change.ts';
import { checkMove, moveActivities } from './move.ts';
import { checkPlan, planActivities } from './plan.ts';
import { getActivity, listActivities } from './read.ts';
import { closeResource, readChoices, saveEquipment, saveLecturer, saveRoom } from './resources.ts';
import { signUp, tellSignUp, withdrawSignUp } from './sign-ups.ts';

/** Templates are loaded with the first paper. */
const papers = () => import('./papers.ts');
const ofActivities = calls.activities;

/** 日程 as a window asks for it. */
export const activityCalls = {
  choices: ofActivities.choices.handler(({ context }) => {
    actorOf(context);
    return readChoices(context.core);
  }),
  saveRoom: ofActivities.saveRoom.handler(({ context, input }) =>
    saveRoom(context.core, actorOf(context), input),
  ),
  saveLecturer: ofActivities.saveLecturer.handler(({ context, input }) =>
    saveLecturer(context.core, actorOf(context), input),
  ),
  saveEquipment: ofActivities.saveEquipment.handler(({ context, input }) =>
    saveEquipment(context.core, actorOf(context), input),
  ),
  closeResource: ofActivities.closeResource.handler(({ context, input }) =>
    closeResource(context.core, actorOf(context), input),
  ),
  list: ofActivities.list.handler(({ context, input }) => {
    actorOf(context);
    return listActivities(context.core, input);
  }),
  get: ofActivities.get.handler(({ context, input }) => {
    actorOf(context);
    return getActivity(context.core, input.id);
  }),
  check: ofActivities.check.handler(({ context, input }) => checkPlan(context.core, actorOf(context), input)),
  plan: ofActivities.plan.handler(({ context, input }) =>
    planActivities(context.core, actorOf(context), input),
  ),
  checkMove: ofActivities.checkMove.handler(({ context, input }) =>
    checkMove(context.core, actorOf(context), input),
  ),
  move: ofActivities.move.handler(({ context, input }) =>
    moveActivities(context.core, actorOf(context), input),
  ),
  checkChange: ofActivities.checkChange.handler(({ context, input }) =>
    checkChange(context.core, actorOf(context), input),
  ),
  change: ofActivities.change.handler(({ context, input }) =>
    changeActivities(context.core, actorOf(context), input),
  ),
  cancel: ofActivities.cancel.handler(({ context, input }) =>
    cancelActivities(context.core, actorOf(context), input),
  ),
  hold: ofActivities.hold.handler(({ context, input }) =>
    holdActivity(context.core, actorOf(context), input),
  ),
  signUp: ofActivities.signUp.handler(({ context, input }) => signUp(context.core, actorOf(context), input)),
  withdraw: ofActivities.withdraw.handler(({ context, input }) =>
    withdrawSignUp(context.core, actorOf(context), input),
  ),
  tell: ofActivities.tell.handler(({ context, input }) => tellSignUp(context.core, actorOf(context), input)),
  view: ofActivities.view.handler(async ({ context, input }) => {
    actorOf(context);
    return { html: (await papers()).renderPaper(context.core, input.id, input.paper) };
  }),
  print: ofActivities.print.handler(async ({ context, input }) => {
    actorOf(context);
    return { outcome: await (await papers()).printPaper(context.core, input.id, input.paper) };
  }),
  savePaper: ofActivities.savePaper.handler(async ({ context, input }) => {
    actorOf(context);
    return { path: await (await papers()).savePaper(context.core, input.id, input.paper) };
  }),
  export: ofActivities.export.handler(async ({ context, input }) => {
    actorOf(context);
    const { saveCalendarFile } = await import('./export.ts');
    return { path: await saveCalendarFile(context.core, input) };
  }),
};
