import { actorOf, calls } from '../calls.ts';
import { callNext } from './call-next.ts';
import { changeGroups } from './groups.ts';
import { issueTicket } from './issue-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { queueOverview } from './overview.ts';

/** 叫号 as a window asks for it. */
export const queueCalls = {
  overview: calls.queue.overview.handler(({ context, input }) => {
    actorOf(context);
    return queueOverview(context.core, input);
  }),
  issue: calls.queue.issue.handler(({ context, input }) =>
    issueTicket(context.core, actorOf(context), input),
  ),
  printTicket: calls.queue.printTicket.handler(async ({ context, input }) => {
    actorOf(context);
    // Templates and QR codes are loaded with the first paper, not with the first screen.
    const { printTicket } = await import('./print-ticket.ts');
    return printTicket(context.core, input.number);
  }),
  callNext: calls.queue.callNext.handler(({ context, input }) =>
    callNext(context.core, actorOf(context), input),
  ),
  recall: calls.queue.recall.handler(({ context, input }) =>
    moveTicket(context.core, actorOf(context), input.number, { step: 'recall' }),
  ),
  serve: calls.queue.serve.handler(({ context, input: { number, intakeId } }) =>
    moveTicket(context.core, actorOf(context), number, { step: 'serve', intakeId }),
  ),
  skip: calls.queue.skip.handler(({ context, input }) =>
    moveTicket(context.core, actorOf(context), input.number, { step: 'skip' }),
  ),
  drop: calls.queue.drop.handler(({ context, input }) =>
    moveTicket(context.core, actorOf(context), input.number, { step: 'drop' }),
  ),
  finish: calls.queue.finish.handler(({ context, input }) =>
    moveTicket(context.core, actorOf(context), input.number, { step: 'finish' }),
  ),
  transfer: calls.queue.transfer.handler(({ context, input: { number, letter, counter } }) =>
    moveTicket(context.core, actorOf(context), number, { step: 'transfer', letter, counter }),
  ),
  prioritise: calls.queue.prioritise.handler(({ context, input: { number, reason } }) =>
    moveTicket(context.core, actorOf(context), number, { step: 'prioritise', reason }),
  ),
  changeGroups: calls.queue.changeGroups.handler(({ context, input }) =>
    changeGroups(context.core, actorOf(context), input.groups),
  ),
  openPublicScreen: calls.queue.openPublicScreen.handler(async ({ context }) => {
    actorOf(context);
    await context.core.desktop?.showPublicScreen?.();
  }),
};
