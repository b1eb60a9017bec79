import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, localDate } from './primitives.ts';

export const RECORDING_STATES = ['saved', 'confirmed', 'at-town'] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

const line = z.object({
  id: identifier,
  title: z.string(),
  teller: z.string(),
  toldOn: localDate,
  hasRecording: z.boolean(),
});
export type StoryLine = z.infer<typeof line>;

const story = line.extend({
  text: z.string(),
  /** The file as it was called; empty without a recording. */
  recordingName: z.string(),
  /**
   * Where the recording is: here and not at the town yet; here and at the town; not here, so that it has to be fetched before
   * it is heard. Null without one.
   */
  recordingState: z.enum(RECORDING_STATES).nullable(),
  activityId: identifier.nullable(),
  activityName: z.string(),
});
export type Story = z.infer<typeof story>;

const base = oc.errors(contractErrors);
const one = z.object({ id: identifier });

/** 老党员讲古: the stories of the veterans, in text and as they told them. */
export const stories = {
  /** Page by page, the latest told first. */
  list: base
    .input(z.object({ before: z.object({ toldOn: localDate, id: identifier }).nullable() }))
    .output(z.object({ stories: z.array(line), more: z.boolean() })),
  get: base.input(one).output(story),
  /** Makes a story, or changes the one with this id. For the counter and managers, like all below. */
  save: base
    .input(
      z.object({
        id: identifier.nullable(),
        title: z.string().trim().min(1).max(100),
        teller: z.string().trim().min(1).max(50),
        toldOn: localDate,
        text: z.string().max(50_000),
        activityId: identifier.nullable(),
      }),
    )
    .output(story),
  /** Keeps a recording in the place of the one before; null takes it out. */
  setRecording: base.input(z.object({ id: identifier, file: z.instanceof(File).nullable() })).output(story),
  /** The recording itself, brought from the town where it is not here. */
  openRecording: base.input(one).output(z.instanceof(File)),
};
