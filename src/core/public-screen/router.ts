import { implement } from '@orpc/server';
import { publicContract } from '#shared/contract/public-screen.ts';
import { crossing } from '../calls.ts';
import type { CoreContext } from '../context.ts';
import { rate } from '../ratings/rate.ts';
import { publicState } from './service.ts';

const calls = implement(publicContract)
  .$context<{ core: CoreContext }>()
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw crossing(error);
    }
  });

/** Everything the public's screen can reach. Staff procedures are not refused here: they do not exist. */
export const publicRouter = calls.router({
  screen: {
    state: calls.screen.state.handler(({ context }) => publicState(context.core)),
    rate: calls.screen.rate.handler(({ context, input }) => rate(context.core, input)),
  },
});
