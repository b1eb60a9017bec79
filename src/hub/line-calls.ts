import { isUtf8 } from 'node:buffer';
import { hash } from 'node:crypto';
import { type Answer, answerLine } from '#shared/sync/answers.ts';
import type { Change } from '#shared/sync/change.ts';
import { readChange } from '#shared/sync/change-lines.ts';
import { isWithinLimits } from '#shared/sync/guarded-json.ts';
import { digestsOfLines, lineBody, readLineBody } from '#shared/sync/line-body.ts';
import { type LineRefusal, placesOfChanges, pullHead, pushHead } from '#shared/sync/line-calls.ts';
import { packPage } from '#shared/sync/packed-page.ts';
import { HubError } from './errors.ts';
import { sweepFiles } from './files/known-files.ts';
import { pullPage } from './pull.ts';
import { type Pushed, takeBatch } from './push.ts';
import type { HubContext } from './router.ts';

const sha256 = (bytes: Uint8Array) => hash('sha256', bytes);

/** Above all that the author of the largest command had seen. */
const headLimits = { depth: 8, values: 1_000_000 };

export interface LineAnswer {
  status: number;
  body: Uint8Array;
}

/** Answers a call whose body is lines (`src/shared/sync/line-calls.ts`). */
export async function answerLines(context: HubContext, call: string, body: Buffer): Promise<LineAnswer> {
  try {
    if (call === 'push') return answered(await push(context, body));
    if (call === 'pull') return answered(await pull(context, body));
    return { status: 404, body: Buffer.alloc(0) };
  } catch (error) {
    if (!(error instanceof HubError)) throw error;
    // Only the code: what was refused may hold people's data.
    context.log.warn({ call, code: error.code }, 'refused');
    return { status: 409, body: refusal({ code: error.code, data: error.data }) };
  }
}

function answered(body: Uint8Array | null): LineAnswer {
  return body ? { status: 200, body } : { status: 400, body: refusal({ code: 'BAD_REQUEST' }) };
}

function refusal(said: LineRefusal): Uint8Array {
  return lineBody(said, Buffer.alloc(0));
}

/** Null for what is no push. */
async function push(context: HubContext, body: Buffer): Promise<Uint8Array | null> {
  const read = readLineBody(body, parseHead);
  const { data: head } = pushHead.safeParse(read?.head);
  const places = read && isUtf8(read.rest) ? placesOfChanges(read.rest) : null;
  if (!read || !head || !places) return null;
  const { token, signature, receipts, firstSeq, ...batch } = head;
  const first = { siteNumber: batch.siteNumber, epoch: batch.epoch, seq: firstSeq };
  const changes = changesIn(read.rest, places, first);
  if (!changes) return null;
  const digests = digestsOfLines(read.rest, places, changes.length, first, sha256);
  const pushed = { batch: { ...batch, changes }, signature, receipts, digests };
  const answers = await takePushed(context, token, pushed);
  return lineBody({}, Buffer.from(answers.map(answerLine).join('\n')));
}

function changesIn(
  lines: Buffer,
  places: readonly number[],
  { siteNumber, epoch, seq: firstSeq }: Pick<Change, 'siteNumber' | 'epoch' | 'seq'>,
): Change[] | null {
  const changes: Change[] = [];
  for (let at = 0; at < places.length; at += 3) {
    const fields = places[at + 1] as number;
    // Apart: names are of one byte each as a rule, and stay so beside what people are called.
    const words = lines.toString('utf8', places[at], fields - 1).split('\n');
    words.push(lines.toString('utf8', fields, places[at + 2]));
    const change = readChange(words, 0, { siteNumber, epoch, seq: firstSeq + changes.length });
    if (!change) return null;
    changes.push(change);
  }
  return changes;
}

/** Takes a batch in, whatever way it came. */
export async function takePushed(
  { database, sessions, files, log, now }: HubContext,
  token: string,
  pushed: Pushed,
): Promise<Answer[]> {
  const session = sessions.of(token);
  const answers = await takeBatch(database, session, pushed, now());
  const refused = answers.filter(({ outcome }) => outcome === 'refused').length;
  log.info({ site: session.siteNumber, commands: answers.length, refused }, 'batch taken');
  const mayLoosen = ({ entity, operation }: Change) =>
    entity === 'story' || (entity === 'caseScan' && operation === 'delete');
  if (pushed.batch.changes.some(mayLoosen)) {
    await sweepFiles(database, (place, sha256) => files.remove(place, sha256));
  }
  return answers;
}

/** Null for what is no pull. */
async function pull({ database, sessions }: HubContext, body: Buffer): Promise<Uint8Array | null> {
  const { data: head } = pullHead.safeParse(readLineBody(body, parseHead)?.head);
  if (!head) return null;
  const { changes, ...page } = await pullPage(database, sessions.of(head.token), head.after, head.most);
  return lineBody(page, Buffer.from(packPage(changes)));
}

function parseHead(head: Buffer): unknown {
  return isWithinLimits(head, headLimits) ? JSON.parse(head.toString()) : null;
}
