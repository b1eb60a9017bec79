import { actorOf, calls } from '../calls.ts';
import { closePost, endAbsence, enterAbsence, listPosts, savePost } from './service.ts';

/** AB岗 as a window asks for them. */
export const postsCalls = {
  list: calls.posts.list.handler(({ context }) => {
    actorOf(context);
    return listPosts(context.core);
  }),
  save: calls.posts.save.handler(({ context, input }) => savePost(context.core, actorOf(context), input)),
  close: calls.posts.close.handler(({ context, input }) =>
    closePost(context.core, actorOf(context), input.id),
  ),
  enterAbsence: calls.posts.enterAbsence.handler(({ context, input }) =>
    enterAbsence(context.core, actorOf(context), input),
  ),
  endAbsence: calls.posts.endAbsence.handler(({ context, input }) =>
    endAbsence(context.core, actorOf(context), input.id),
  ),
};
