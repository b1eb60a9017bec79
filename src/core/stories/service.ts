import { uuidv7 } from 'uuidv7';
import type { Story, StoryLine } from '#shared/contract/stories.ts';
import { MOST_RECORDING_MEGABYTES, sniffAudioType } from '#shared/domain/audio-file.ts';
import { isLocalDate } from '#shared/domain/local-date.ts';
import { findActivity } from '../activities/read.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { hashOf } from '../files/file-store.ts';
import { noteLooseFiles } from '../files/loose-files.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { storyById, storyPage } from './queries.ts';

const MAY_WRITE = ['clerk', 'manager', 'administrator'] as const;
const MEGABYTE = 1024 * 1024;

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

/**
 * Keeps a recording of a story, encrypted like a scanned page, in the place of the one before; null takes it out.
 * Killed in between, the file is noted as loose and the next start removes it.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `RECORDING_REFUSED`
 */
export function setRecording(
  context: CoreContext,
  actor: StaffActor,
  id: string,
  recording: { name: string; content: Uint8Array } | null,
): Story {
  requireRole(actor, ...MAY_WRITE);
  const { database, files } = context.data;
  if (recording) checkRecording(recording.content);
  const sha256 = recording && hashOf(recording.content);
  if (sha256) database.writeLocal((local) => noteLooseFiles(local, database.now(), [sha256]));
  // The file too is written inside, so that nobody can take it for loose before the row is there.
  database.batch(() => {
    const before = findStory(context, id);
    if (recording) keep(() => files.put(recording.content));
    database.write({ name: 'stories.setRecording', actor, subject: { entity: 'story', id } }, (unit) => {
      const recording_name = recording?.name.slice(0, 200) ?? '';
      unit.update('story', { id }, { recording_sha256: sha256, recording_name });
      if (before.recording_sha256 !== null) {
        noteLooseFiles(unit.local, database.now(), [before.recording_sha256]);
      }
    });
  });
  return getStory(context, id);
}

/**
 * The recording of a story as it was kept.
 * @throws CoreError `NOT_FOUND` also when it was recorded at another centre and its file is not here
 */
export function openRecording(
  context: CoreContext,
  id: string,
): { content: Uint8Array; type: string; name: string } {
  const row = findStory(context, id);
  if (row.recording_sha256 === null) throw failure('NOT_FOUND', { entity: 'recording', id });
  let content: Uint8Array;
  try {
    content = context.data.files.get(row.recording_sha256);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOENT') throw error;
    throw failure('NOT_FOUND', { entity: 'recording', id });
  }
  return { content, type: sniffAudioType(content) ?? 'application/octet-stream', name: row.recording_name };
}

function findStory({ data: { database } }: CoreContext, id: string) {
  const row = database.read.first(storyById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'story', id });
  return row;
}

function checkRecording(content: Uint8Array): void {
  if (content.length === 0) throw failure('RECORDING_REFUSED', { reason: 'empty' });
  if (content.length > MOST_RECORDING_MEGABYTES * MEGABYTE) {
    throw failure('RECORDING_REFUSED', { reason: 'too-large', most: MOST_RECORDING_MEGABYTES });
  }
  if (sniffAudioType(content) === null) throw failure('RECORDING_REFUSED', { reason: 'unknown-type' });
}

/** A full or failing disk is something people must hear of, and no defect. */
function keep(write: () => void): void {
  try {
    write();
  } catch (cause) {
    console.error('onewindow core: a recording could not be written:', cause);
    throw failure('RECORDING_REFUSED', { reason: 'not-kept' });
  }
}
