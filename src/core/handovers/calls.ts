import { actorOf, calls } from '../calls.ts';
import { gatherInHand } from './gather.ts';
import { confirmHandover, getHandover, listHandovers, makeHandover, withdrawHandover } from './service.ts';

/** Templates are loaded with the first list. */
const printing = () => import('./print.ts');

/** 交接班 as a window asks for it. */
export const handoversCalls = {
  gather: calls.handovers.gather.handler(({ context }) => gatherInHand(context.core, actorOf(context).id)),
  make: calls.handovers.make.handler(({ context, input }) =>
    makeHandover(context.core, actorOf(context), input),
  ),
  list: calls.handovers.list.handler(({ context }) => {
    actorOf(context);
    return listHandovers(context.core);
  }),
  get: calls.handovers.get.handler(async ({ context, input }) => {
    actorOf(context);
    const { viewHandover } = await printing();
    return { ...getHandover(context.core, input.id), html: viewHandover(context.core, input.id) };
  }),
  confirm: calls.handovers.confirm.handler(({ context, input }) =>
    confirmHandover(context.core, actorOf(context), input.id),
  ),
  withdraw: calls.handovers.withdraw.handler(({ context, input }) =>
    withdrawHandover(context.core, actorOf(context), input.id),
  ),
  print: calls.handovers.print.handler(async ({ context, input }) => {
    const actor = actorOf(context);
    const { printHandover } = await printing();
    return { outcome: await printHandover(context.core, actor, input.id) };
  }),
};
