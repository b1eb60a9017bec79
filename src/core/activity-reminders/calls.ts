import { actorOf, calls } from '../calls.ts';
import { listReminders } from './service.ts';

/** Templates are loaded with the first paper. */
const papers = () => import('./paper.ts');
const ofReminders = calls.activityReminders;

/** 活动提醒 as a window asks for it. */
export const activityReminderCalls = {
  list: ofReminders.list.handler(({ context }) => {
    actorOf(context);
    return listReminders(context.core);
  }),
  viewList: ofReminders.viewList.handler(async ({ context }) => {
    actorOf(context);
    return { html: (await papers()).renderCallList(context.core) };
  }),
  printList: ofReminders.printList.handler(async ({ context }) => {
    actorOf(context);
    return { outcome: await (await papers()).printCallList(context.core) };
  }),
};
