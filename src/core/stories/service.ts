import { uuidv7 } from 'uuidv7';
import type { Story, StoryLine } from '#shared/contract/stories.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import { findActivity } from '../activities/read.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { storyById, storyPage } from './queries.ts';
import { recordingState } from './recording-state.ts';

export const MAY_WRITE = ['clerk', 'manager', 'administrator'] as const;

/** A page of stories, the latest told first. */
export function listStories(
  { data: { database } }: CoreContext,
  before: { toldOn: string; id: string } | null,
): { stories: StoryLine[]; more: boolean } {
  const rows = database.read.all(storyPage(before));
  const stories = rows.slice(0, storyPage.size).map((row) => ({
    ...{ id: row.id, title: row.title, teller: row.teller, toldOn: row.told_on },
    hasRecording: row.recording_sha256 !== null,
  }));
  return { stories, more: rows.length > storyPage.size };
}

/** @throws CoreError `NOT_FOUND` */
export function getStory(context: CoreContext, id: string): Story {
  const row = findStory(context, id);
  return {
    ...{ id, title: row.title, teller: row.teller, toldOn: row.told_on, text: row.text },
    ...{ hasRecording: row.recording_sha256 !== null, recordingName: row.recording_name },
    recordingState: row.recording_sha256 === null ? null : recordingState(context, id, row.recording_sha256),
    ...{ activityId: row.activity_id, activityName: row.activity_name ?? '' },
  };
}

/**
 * Makes a story, or changes the one with this id; its recording stays.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` (story, activity), `INVALID_ANSWERS` for a day that is none
 */
export function saveStory(
  context: CoreContext,
  actor: StaffActor,
  story: {
    id: string | null;
    title: string;
    teller: string;
    toldOn: string;
    text: string;
    activityId: string | null;
  },
): Story {
  requireRole(actor, ...MAY_WRITE);
  const { database } = context.data;
  if (!isLocalDate(story.toldOn))
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'day', code: 'range' }] });
  if (story.id !== null) findStory(context, story.id);
  if (story.activityId !== null) findActivity(database.read, story.activityId);
  const id = story.id ?? uuidv7();
  const fields = {
    ...{ title: story.title, teller: story.teller, told_on: story.toldOn, text: story.text },
    activity_id: story.activityId,
  };
  database.write({ name: 'stories.save', actor, subject: { entity: 'story', id } }, (unit) => {
    if (story.id !== null) unit.update('story', { id }, fields);
    else unit.insert('story', { id, ...fields, recording_sha256: null, recording_name: '' });
  });
  return getStory(context, id);
}

/** @throws CoreError `NOT_FOUND` */
export function findStory({ data: { database } }: CoreContext, id: string) {
  const row = database.read.first(storyById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'story', id });
  return row;
}
