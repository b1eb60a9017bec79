import { actorOf, calls } from '../calls.ts';
import { syncOnce } from './background.ts';
import { listOutbox } from './outbox.ts';
import { acknowledgeRefused, getRefused, sendAnew } from './refused-record.ts';
import { pauseFiles, syncStatus } from './service.ts';

/** 同步 as a window asks for it. */
export const syncCalls = {
  status: calls.sync.status.handler(({ context }) => syncStatus(context.core)),
  outbox: calls.sync.outbox.handler(({ context, input }) => {
    actorOf(context);
    return listOutbox(context.core, input);
  }),
  now: calls.sync.now.handler(async ({ context }) => {
    actorOf(context);
    await syncOnce(context.core);
    return syncStatus(context.core);
  }),
  refused: calls.sync.refused.handler(({ context, input }) => {
    actorOf(context);
    return getRefused(context.core, input.commandId);
  }),
  acknowledge: calls.sync.acknowledge.handler(({ context, input }) => {
    acknowledgeRefused(context.core, actorOf(context), input.commandId);
    return syncStatus(context.core);
  }),
  sendAnew: calls.sync.sendAnew.handler(({ context, input }) => {
    sendAnew(context.core, actorOf(context), input.commandId);
    return syncStatus(context.core);
  }),
  pauseFiles: calls.sync.pauseFiles.handler(({ context, input }) => {
    pauseFiles(context.core, actorOf(context), input.paused);
    return syncStatus(context.core);
  }),
  enrol: calls.sync.enrol.handler(async ({ context, input }) => {
    const { enrol } = await import('./enrol.ts');
    await enrol(context.core, actorOf(context), input);
    return syncStatus(context.core);
  }),
};
