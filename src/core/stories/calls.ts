import { actorOf, calls } from '../calls.ts';
import { bringRecording, openRecording, setRecording } from './recording.ts';
import { getStory, listStories, saveStory } from './service.ts';

/** 老党员讲古 as a window asks for it. */
export const storyCalls = {
  list: calls.stories.list.handler(({ context, input }) => {
    actorOf(context);
    return listStories(context.core, input.before);
  }),
  get: calls.stories.get.handler(({ context, input }) => {
    actorOf(context);
    return getStory(context.core, input.id);
  }),
  save: calls.stories.save.handler(({ context, input }) => saveStory(context.core, actorOf(context), input)),
  setRecording: calls.stories.setRecording.handler(async ({ context, input: { id, file } }) => {
    const actor = actorOf(context);
    const recording = file && { name: file.name, content: new Uint8Array(await file.arrayBuffer()) };
    return setRecording(context.core, actor, id, recording);
  }),
  openRecording: calls.stories.openRecording.handler(async ({ context, input }) => {
    actorOf(context);
    await bringRecording(context.core, input.id);
    const { content, type, name } = openRecording(context.core, input.id);
    return new File([new Uint8Array(content)], name, { type });
  }),
};
