import type { Story } from '#shared/contract/stories.ts';
import { MOST_RECORDING_MEGABYTES, sniffAudioType } from '#shared/domain/audio-file.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { hashOf } from '../files/file-store.ts';
import { noteLooseFiles } from '../files/loose-files.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { fileFacts } from '../sync/file-facts.ts';
import { findStory, getStory, MAY_WRITE } from './service.ts';

const MEGABYTE = 1024 * 1024;

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
      if (recording) {
        const size = recording.content.length;
        unit.local.put('file_queue', { record_id: id, entity: 'story', size, way: 'up' });
      }
      // Somebody may have to choose it yet when another centre records at the same time.
      if (sha256) unit.local.remove('loose_files', { sha256 });
      if (before.recording_sha256 !== null) {
        noteLooseFiles(unit.local, database.now(), [before.recording_sha256]);
      }
    });
  });
  return getStory(context, id);
}

/**
 * Brings the recording of a story here when it was made at another centre and lies at the town.
 * @throws CoreError `NOT_FOUND`, `FILE_NOT_HERE`
 */
export async function bringRecording(context: CoreContext, id: string): Promise<void> {
  const { recording_sha256 } = findStory(context, id);
  if (recording_sha256 === null || context.data.files.has(recording_sha256)) return;
  const facts = fileFacts(context, 'story', id);
  if (!facts) throw failure('FILE_NOT_HERE', { entity: 'story', why: 'not-at-town' });
  // The way to the network costs those nothing who have it.
  const { fetchFileNow } = await import('../sync/travel-files.ts');
  await fetchFileNow(context, facts);
}

/**
 * The recording of a story as it was kept.
 * @throws CoreError `NOT_FOUND`, `FILE_NOT_HERE`
 */
export function openRecording(
  context: CoreContext,
  id: string,
): { content: Uint8Array; type: string; name: string } {
  const row = findStory(context, id);
  if (row.recording_sha256 === null) throw failure('NOT_FOUND', { entity: 'recording', id });
  const { files } = context.data;
  if (!files.has(row.recording_sha256))
    throw failure('FILE_NOT_HERE', { entity: 'story', why: 'not-at-town' });
  const content = files.get(row.recording_sha256);
  return { content, type: sniffAudioType(content) ?? 'application/octet-stream', name: row.recording_name };
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
