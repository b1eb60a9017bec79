import { isPiece, LARGEST_UNSAID, PIECE_BYTES } from '#shared/sync/file-pieces.ts';
import { askHub } from './ask-hub.ts';
import { type FileFacts, fileFacts } from './file-facts.ts';
import { setWay } from './file-queue.ts';
import { type FileWay, Stopped } from './file-way.ts';

type RecordFile = FileFacts['files'][number] & Pick<FileFacts, 'recordId'>;

/** The files of a record with their names and sizes, as the hub is asked for them; null where one is not here. */
export function filesToSend({ context: { data } }: FileWay, { recordId, files }: FileFacts) {
  const named = files.map(({ part, sha256 }) => ({
    recordId,
    part,
    sha256,
    size: data.files.sizeOf(sha256),
  }));
  return named.every((file): file is typeof file & { size: number } => file.size !== null) ? named : null;
}

export type SentFile = NonNullable<ReturnType<typeof filesToSend>>[number];

/**
 * Sends what the hub does not have of the files of a record.
 * @param have how many bytes of each are there; null for one that the hub knows no record of
 * @returns whether all of it is there now
 */
export async function sendFiles(
  way: FileWay,
  facts: FileFacts,
  files: readonly SentFile[],
  have: readonly (number | null)[],
): Promise<boolean> {
  for (const [at, file] of files.entries()) {
    const there = have[at] ?? null;
    if (there === null || !(await sendFile(way, file, there))) return false;
  }
  arrived(way, facts);
  return true;
}

/** Takes a record out of the queue, unless somebody put another file in its place meanwhile. */
function arrived({ context }: FileWay, facts: FileFacts): void {
  const now = fileFacts(context, facts.entity, facts.recordId);
  const isSame = now?.files.every(({ sha256 }, at) => sha256 === facts.files[at]?.sha256);
  if (!now || isSame) setWay(context, facts, null);
}

async function sendFile(
  { context, client, token, spend }: FileWay,
  { size, ...named }: SentFile,
  have: number,
): Promise<boolean> {
  const content = await context.data.files.read(named.sha256);
  let differed = false;
  for (let offset = have; offset < size; ) {
    const bytes = content.subarray(offset, offset + PIECE_BYTES);
    spend(bytes.length);
    const piece = new Blob([new Uint8Array(bytes)]);
    const answer = await askHub(() => client.putFile({ token, ...named, offset, size, piece }));
    if (answer.outcome === 'whole') return true;
    if (answer.outcome === 'unknown') return false;
    if (answer.outcome === 'no-room') throw new Stopped('no-room');
    // Something was wrong with what lay there: once more from the beginning, and no third time in this journey.
    if (answer.outcome === 'differs' && differed) return false;
    differed ||= answer.outcome === 'differs';
    offset = answer.have;
  }
  return true;
}

/**
 * Fetches what is not here of the files of a record, what is small first.
 * @returns whether all of it is here now; false for one that the hub does not have yet, or does not hand out
 */
export async function fetchFiles(way: FileWay, facts: FileFacts): Promise<boolean> {
  const { recordId } = facts;
  for (const file of facts.files.toReversed()) {
    const came = await fetchFile(way, { recordId, ...file });
    if (came === 'not-allowed') setWay(way.context, facts, 'absent');
    if (came !== 'here') return false;
  }
  arrived(way, facts);
  return true;
}

type Came = 'here' | 'not-here' | 'not-allowed';

/** Files on their way here: a clerk may ask for one that comes already. */
const underWay = new Map<string, Promise<Came>>();

async function fetchFile(way: FileWay, file: RecordFile): Promise<Came> {
  const { files, folder } = way.context.data;
  const name = `${folder} ${file.sha256}`;
  await underWay.get(name)?.catch(() => {});
  if (files.has(file.sha256)) return 'here';
  const coming = fetchPieces(way, file).finally(() => underWay.delete(name));
  underWay.set(name, coming);
  return coming;
}

async function fetchPieces(
  { context, client, token, spend }: FileWay,
  { recordId, part, sha256, size: said }: RecordFile,
): Promise<Came> {
  const { files } = context.data;
  let size = said ?? (await files.incoming(sha256, 0).wholeSize());
  let offset = await files.incoming(sha256, size ?? LARGEST_UNSAID[part] ?? 0).received();
  // Of which nobody said how large it is, that may be all: the last piece comes again and says it.
  if (size === null) offset = Math.max(0, offset - PIECE_BYTES);
  while (size === null || offset < size) {
    spend(Math.min(PIECE_BYTES, size === null ? PIECE_BYTES : size - offset));
    const answer = await askHub(() => client.getFile({ token, recordId, part, sha256, offset }));
    if (answer.outcome === 'not-allowed') return 'not-allowed';
    if (!answer.piece) return 'not-here';
    size ??= answer.size;
    if (answer.size !== size || !isPiece(offset, answer.piece.size, size)) return 'not-here';
    const piece = new Uint8Array(await answer.piece.arrayBuffer());
    await onDisk(() => files.incoming(sha256, size as number).write(offset, piece));
    offset += piece.length;
  }
  const incoming = files.incoming(sha256, size);
  // A wrong content is thrown away, and asked for again another time.
  const isRight = await onDisk(
    async () => ((await incoming.isWhole()) || (await incoming.finish())) && files.takeIn(sha256, incoming),
  );
  return isRight ? 'here' : 'not-here';
}

/** A full disk is nothing of the network's: what is here stays, and it goes on when there is room. */
async function onDisk<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(String((error as { code?: unknown }).code)))
      throw new Stopped('disk-full');
    throw error;
  }
}
