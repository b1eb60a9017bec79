import { actorOf, calls } from '../calls.ts';
import { readBoard } from './board.ts';
import { getMeeting, saveMeeting } from './minutes.ts';
import { waiveMeeting } from './waive.ts';

/** Templates are loaded with the first paper. */
const papers = () => import('./paper.ts');
const ofMeetings = calls.meetings;

/** 三会一课 as a window asks for it. */
export const meetingsCalls = {
  board: ofMeetings.board.handler(({ context, input }) => {
    actorOf(context);
    return readBoard(context.core, input.year);
  }),
  get: ofMeetings.get.handler(({ context, input }) => {
    actorOf(context);
    return getMeeting(context.core, input.id);
  }),
  save: ofMeetings.save.handler(({ context, input }) => saveMeeting(context.core, actorOf(context), input)),
  waive: ofMeetings.waive.handler(({ context, input }) =>
    waiveMeeting(context.core, actorOf(context), input),
  ),
  view: ofMeetings.view.handler(async ({ context, input }) => {
    actorOf(context);
    return { html: (await papers()).renderMinutes(context.core, input.id) };
  }),
  print: ofMeetings.print.handler(async ({ context, input }) => {
    actorOf(context);
    return { outcome: await (await papers()).printMinutes(context.core, input.id) };
  }),
  savePaper: ofMeetings.savePaper.handler(async ({ context, input }) => {
    actorOf(context);
    return { path: await (await papers()).saveMinutes(context.core, input.id) };
  }),
};
