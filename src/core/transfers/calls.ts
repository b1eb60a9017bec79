import { actorOf, calls } from '../calls.ts';
import { answerTransfer } from './answer-transfer.ts';
import { askForCase, offerCase, withdrawTransfer } from './make-transfer.ts';
import { listTransfers, otherCentres, transfersOfCase } from './service.ts';

/** Templates are loaded with the first slip. */
const printing = () => import('./print.ts');

/** 移交 between centres as a window asks for it. */
export const transferCalls = {
  list: calls.transfers.list.handler(({ context }) => {
    actorOf(context);
    return listTransfers(context.core);
  }),
  ofCase: calls.transfers.ofCase.handler(({ context, input }) => {
    actorOf(context);
    return transfersOfCase(context.core, input.caseId);
  }),
  centres: calls.transfers.centres.handler(({ context }) => otherCentres(context.core)),
  ask: calls.transfers.ask.handler(({ context, input }) => askForCase(context.core, actorOf(context), input)),
  offer: calls.transfers.offer.handler(({ context, input }) =>
    offerCase(context.core, actorOf(context), input),
  ),
  answer: calls.transfers.answer.handler(({ context, input }) =>
    answerTransfer(context.core, actorOf(context), input),
  ),
  withdraw: calls.transfers.withdraw.handler(({ context, input }) =>
    withdrawTransfer(context.core, actorOf(context), input),
  ),
  slip: calls.transfers.slip.handler(async ({ context, input }) => {
    actorOf(context);
    const { viewSlip } = await printing();
    return { html: viewSlip(context.core, input.id) };
  }),
  print: calls.transfers.print.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { printSlip } = await printing();
    return { outcome: await printSlip(context.core, actor, input.id) };
  }),
};
