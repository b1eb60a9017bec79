import { actorOf, calls } from '../calls.ts';
import { bookRoom, cancelBooking } from './bookings.ts';
import { readWeek } from './week.ts';

/** 场地 as a window asks for it. */
export const roomsCalls = {
  week: calls.rooms.week.handler(({ context, input }) => {
    actorOf(context);
    return readWeek(context.core, input);
  }),
  book: calls.rooms.book.handler(({ context, input }) => bookRoom(context.core, actorOf(context), input)),
  cancel: calls.rooms.cancel.handler(({ context, input }) =>
    cancelBooking(context.core, actorOf(context), input),
  ),
};
