import { actorOf, calls } from '../calls.ts';
import {
  confirmAll,
  enterSheet,
  makeUp,
  reportService,
  rosterOf,
  signOut,
  waitingForConfirmation,
  withoutRoster,
} from './service.ts';
import { findAtDoor, signIn } from './sign-in.ts';
import { takeAttendanceStep } from './take-step.ts';

/** 签到 as a window asks for it. */
export const attendancesCalls = {
  roster: calls.attendances.roster.handler(({ context, input }) => {
    actorOf(context);
    return rosterOf(context.core, input.activityId);
  }),
  findAtDoor: calls.attendances.findAtDoor.handler(({ context, input }) => {
    actorOf(context);
    return findAtDoor(context.core, input);
  }),
  signIn: calls.attendances.signIn.handler(({ context, input }) =>
    signIn(context.core, actorOf(context), input),
  ),
  signOut: calls.attendances.signOut.handler(({ context, input }) =>
    signOut(context.core, actorOf(context), input),
  ),
  enterSheet: calls.attendances.enterSheet.handler(({ context, input }) =>
    enterSheet(context.core, actorOf(context), input),
  ),
  report: calls.attendances.report.handler(({ context, input }) =>
    reportService(context.core, actorOf(context), input),
  ),
  takeStep: calls.attendances.takeStep.handler(({ context, input }) =>
    takeAttendanceStep(context.core, actorOf(context), input),
  ),
  confirmAll: calls.attendances.confirmAll.handler(({ context, input }) =>
    confirmAll(context.core, actorOf(context), input.activityId),
  ),
  makeUp: calls.attendances.makeUp.handler(({ context, input }) =>
    makeUp(context.core, actorOf(context), input),
  ),
  withoutRoster: calls.attendances.withoutRoster.handler(({ context }) => {
    actorOf(context);
    return withoutRoster(context.core);
  }),
  waiting: calls.attendances.waiting.handler(({ context }) => {
    actorOf(context);
    return waitingForConfirmation(context.core);
  }),
};
