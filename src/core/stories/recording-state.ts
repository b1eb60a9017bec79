import type { RecordingState } from '#shared/contract/stories.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { syncState } from '../db/sync-state.ts';

/** Where the recording of a story is; what waits in no queue is at the town, or came from there. */
export function recordingState(
  { data: { database, files } }: CoreContext,
  storyId: string,
  sha256: string,
): RecordingState {
  if (!files.has(sha256)) return 'at-town';
  const waits = database.read.first(
    query.selectFrom('file_queue').select('way').where('record_id', '=', storyId),
  );
  return syncState(database.read) && !waits ? 'confirmed' : 'saved';
}
