import { hash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Answer, Refusal } from '#shared/sync/answers.ts';
import { type Batch, batchText, chainOver, chainStart, commandsOf } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { isForAll, isOfTransfer } from '#shared/sync/entity-scopes.ts';
import { insertMany } from './database/insert-many.ts';
import type { HubDatabase, HubSchema } from './database/schema.ts';
import { HubError } from './errors.ts';
import { judgeCommand } from './rules/judge-command.ts';
import { BatchScopes } from './scopes.ts';
import { type HubSession, isSignedBy } from './sessions.ts';

/** So many answers are read at once. */
const answeredAtOnce = 5000;

const sha256 = (text: string) => hash('sha256', text);

/** What the hub has of an epoch of a site. */
export async function logOf(
  database: HubDatabase,
  { siteNumber, epoch }: Pick<HubSession, 'siteNumber' | 'epoch'>,
): Promise<{ lastSeq: number; chain: string }> {
  const log = await database
    .selectFrom('site_logs')
    .select(['last_seq', 'chain'])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .executeTakeFirst();
  return { lastSeq: log?.last_seq ?? 0, chain: log?.chain ?? chainStart };
}

/**
 * Takes a batch in: what it claims is checked, each command is judged, and all of it is committed together with its
 * answers before anything is said. What was pushed before is answered as before.
 * @throws HubError `BATCH_NOT_VALID`, `OUT_OF_ORDER`, `CHAIN_DIFFERS`
 */
export async function takeBatch(
  database: HubDatabase,
  session: HubSession,
  batch: Batch,
  signature: string,
): Promise<Answer[]> {
  checkForm(session, batch, signature);
  const first = batch.changes[0] as Change;
  const last = batch.changes.at(-1) as Change;
  return database.transaction().execute(async (transaction) => {
    // The first statement takes the lock: hub orders are given to one batch after the other.
    const hub = await transaction
      .updateTable('hub')
      .set((update) => ({ last_number: update.ref('last_number') }))
      .returning(['epoch', 'last_number'])
      .executeTakeFirstOrThrow();
    const log = await logOf(transaction, session);
    if (last.seq <= log.lastSeq) {
      if (!(await isKnown(transaction, batch))) throw new HubError('CHAIN_DIFFERS', { seq: last.seq });
      return answersFor(transaction, session, first.seq - 1, last.seq);
    }
    if (first.seq > log.lastSeq + 1) throw new HubError('OUT_OF_ORDER', { expected: log.lastSeq + 1 });
    // The network may have brought the beginning of what a bundle brings, divided in another way.
    const known = batch.changes.filter(({ seq }) => seq <= log.lastSeq);
    const fresh = batch.changes.slice(known.length);
    if (chainOver(batch.previousChain, known, sha256) !== log.chain) {
      throw new HubError('CHAIN_DIFFERS', { seq: log.lastSeq });
    }
    if (await isDivided(transaction, fresh[0] as Change))
      throw new HubError('BATCH_NOT_VALID', { why: 'divided-command' });
    const answers: Answer[] =
      known.length > 0 ? await answersFor(transaction, session, first.seq - 1, log.lastSeq) : [];
    let number = hub.last_number;
    const rows: Insertable<HubSchema['changes']>[] = [];
    const scopes = new BatchScopes(transaction);
    for (const command of commandsOf(fresh)) {
      // Who agreed to what is asked of the log.
      if (command.some(({ entity }) => isOfTransfer(entity)))
        await insertMany(transaction, 'changes', rows.splice(0));
      const verdict = await judgeCommand(transaction, command);
      const { outcome } = verdict;
      const refusal = verdict.outcome === 'refused' ? verdict.refusal : null;
      const order = refusal ? null : { epoch: hub.epoch, number: number + 1 };
      const row = rowOf(outcome, refusal);
      const last = number + command.length;
      const roots = await scopes.take(command, refusal ? null : last);
      if (verdict.outcome !== 'refused') {
        for (const { root, siteNumber } of verdict.reads) scopes.add(root, siteNumber, last);
      }
      // Kept at once, for what comes later in the batch may stand on it.
      rows.push(...command.map((change, at) => row(change, refusal ? null : ++number, roots[at] ?? '')));
      if (refusal) await insertMany(transaction, 'changes', rows.splice(0));
      answers.push({
        firstSeq: command[0]?.seq ?? 0,
        lastSeq: command.at(-1)?.seq ?? 0,
        outcome,
        order,
        refusal,
      });
    }
    await insertMany(transaction, 'changes', rows);
    await scopes.save();
    for (const { fromSeq, vector } of batch.seen) {
      const row = { site_number: session.siteNumber, epoch: session.epoch, from_seq: fromSeq };
      await transaction
        .insertInto('seen_vectors')
        .values({ ...row, vector: JSON.stringify(vector) })
        .onConflict((conflict) => conflict.columns(['site_number', 'epoch', 'from_seq']).doNothing())
        .execute();
    }
    await transaction.updateTable('hub').set({ last_number: number }).execute();
    const now = { last_seq: last.seq, chain: batch.chain };
    await transaction
      .insertInto('site_logs')
      .values({ site_number: session.siteNumber, epoch: session.epoch, ...now })
      .onConflict((conflict) => conflict.columns(['site_number', 'epoch']).doUpdateSet(now))
      .execute();
    return answers;
  });
}

function checkForm(session: HubSession, batch: Batch, signature: string): void {
  const refuse = (why: string) => {
    throw new HubError('BATCH_NOT_VALID', { why });
  };
  const { siteNumber, epoch, changes, seen } = batch;
  const first = changes[0]?.seq ?? 0;
  const isOwn = (one: { siteNumber: string; epoch: number }) =>
    one.siteNumber === session.siteNumber && one.epoch === session.epoch;
  if (!isOwn({ siteNumber, epoch }) || !changes.every(isOwn) || !seen.every(isOwn)) refuse('other-site');
  if (changes.some(({ seq }, at) => seq !== first + at)) refuse('gap');
  if (seen.some(({ fromSeq }) => fromSeq < first || fromSeq >= first + changes.length)) refuse('seen');
  if (!isSignedBy(session.publicKey, batchText(batch), signature)) refuse('signature');
  const chain = chainOver(batch.previousChain, changes, sha256);
  if (chain !== batch.chain) refuse('chain');
}

/** Whether what came again is what came before, and not what a copy of the site made in its place. */
async function isKnown(
  database: HubDatabase,
  { siteNumber, epoch, changes, ...batch }: Batch,
): Promise<boolean> {
  const stored = await database
    .selectFrom('changes')
    .select([
      'site_number as siteNumber',
      'epoch',
      'seq',
      'command_id as commandId',
      'entity',
      'entity_id as entityId',
      'operation',
      'base_version as baseVersion',
      'fields',
      'actor_id as actorId',
      'clock',
    ])
    .where('site_number', '=', siteNumber)
    .where('epoch', '=', epoch)
    .where('seq', '>=', changes[0]?.seq ?? 0)
    .where('seq', '<=', changes.at(-1)?.seq ?? 0)
    .orderBy('seq')
    .execute();
  return chainOver(batch.previousChain, stored, sha256) === batch.chain;
}

/** Whether the last change that is here belongs to the same command: it should have come with it. */
async function isDivided(database: HubDatabase, first: Change): Promise<boolean> {
  const before = await database
    .selectFrom('changes')
    .select('command_id')
    .where('site_number', '=', first.siteNumber)
    .where('epoch', '=', first.epoch)
    .where('seq', '=', first.seq - 1)
    .executeTakeFirst();
  return before?.command_id === first.commandId;
}

function rowOf(outcome: Answer['outcome'], refusal: Refusal | null) {
  return (change: Change, number: number | null, root: string): Insertable<HubSchema['changes']> => ({
    site_number: change.siteNumber,
    epoch: change.epoch,
    seq: change.seq,
    command_id: change.commandId,
    entity: change.entity,
    entity_id: change.entityId,
    operation: change.operation,
    base_version: change.baseVersion,
    fields: change.fields,
    actor_id: change.actorId,
    clock: change.clock,
    hub_number: number,
    outcome,
    refusal,
    for_all: isForAll(change.entity) ? 1 : 0,
    root,
  });
}

/** What became of a site's changes after a number, command by command, as far as they are here. */
export async function answersFor(
  database: HubDatabase,
  { siteNumber, epoch }: HubSession,
  afterSeq: number,
  upTo = Number.MAX_SAFE_INTEGER,
): Promise<Answer[]> {
  const hub = await database.selectFrom('hub').select('epoch').executeTakeFirstOrThrow();
  const read = (limit: number) =>
    database
      .selectFrom('changes')
      .select(['seq', 'command_id as commandId', 'hub_number', 'outcome', 'refusal'])
      .where('site_number', '=', siteNumber)
      .where('epoch', '=', epoch)
      .where('seq', '>', afterSeq)
      .where('seq', '<=', upTo)
      .orderBy('seq')
      .limit(limit)
      .execute();
  let rows = await read(answeredAtOnce);
  let commands = commandsOf(rows);
  if (commands.length === 1 && rows.length === answeredAtOnce) {
    rows = await read(answeredAtOnce * 10);
    commands = commandsOf(rows);
  } else if (rows.length === answeredAtOnce) commands.pop();
  return commands.map((command): Answer => {
    const [first] = command;
    const number = first?.hub_number ?? null;
    return {
      firstSeq: first?.seq ?? 0,
      lastSeq: command.at(-1)?.seq ?? 0,
      outcome: first?.outcome ?? 'refused',
      order: number === null ? null : { epoch: hub.epoch, number },
      refusal: (first?.refusal ?? null) as Refusal | null,
    };
  });
}
