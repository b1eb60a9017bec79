import { actorOf, calls } from '../calls.ts';
import {
  assignVolunteer,
  closeVolunteerPost,
  listVolunteerPosts,
  releaseVolunteer,
  saveVolunteerPost,
} from './service.ts';

const ofPosts = calls.volunteerPosts;

/** 设岗定责 as a window asks for it. */
export const volunteerPostsCalls = {
  list: ofPosts.list.handler(({ context, input }) => {
    actorOf(context);
    return listVolunteerPosts(context.core, input);
  }),
  save: ofPosts.save.handler(({ context, input }) =>
    saveVolunteerPost(context.core, actorOf(context), input),
  ),
  close: ofPosts.close.handler(({ context, input }) =>
    closeVolunteerPost(context.core, actorOf(context), input),
  ),
  assign: ofPosts.assign.handler(({ context, input }) =>
    assignVolunteer(context.core, actorOf(context), input),
  ),
  release: ofPosts.release.handler(({ context, input }) =>
    releaseVolunteer(context.core, actorOf(context), input),
  ),
};
