import type { AboutSite } from '#shared/sync/bundle.ts';
import type { CoreContext } from '../context.ts';
import { currentSchema } from '../db/migrator.ts';
import type { SyncState } from '../db/sync-state.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { nextBatch } from '../sync/next-batch.ts';
import { knownStarts } from '../sync/queries.ts';
import { learnedStamps } from '../sync/take-outcomes.ts';
import { BundleRefused } from './file/bundle-refused.ts';
import { BundleWriter } from './file/write-bundle.ts';
import { aboutForNeighbour, neighbourParts } from './neighbour-parts.ts';
import { asFailure } from './refusal.ts';
import { type BundleKeys, bundleKeys, certificateFor } from './town-keys.ts';

/** A bundle that was made and is not written anywhere yet. */
export interface MadeBundle {
  bytes: Buffer;
  to: string;
  /** How many commands are in it. */
  records: number;
  /** The last own change in it. */
  lastSeq: number;
  /** Whether more waits than went in. */
  more: boolean;
}

/**
 * Makes the bundle with all that the town has not answered, or what another centre may know of the work here. Nothing is
 * noted: only when the file lies on the stick, `noteExported` is told.
 * @param to `hub`, or a centre's number
 * @throws CoreError `BUNDLE_REFUSED`, `ROLE_NOT_ALLOWED`
 */
export function makeBundle(context: CoreContext, actor: StaffActor, to: string): MadeBundle {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  return asFailure(() => {
    const { database } = context.data;
    const keys = bundleKeys(database.read);
    if (keys.state.shared_seq !== null) throw new BundleRefused('copied');
    const { siteNumber } = database.site;
    const certificate = certificateFor(database.read, siteNumber);
    if (!certificate) throw new BundleRefused('no-keys');
    const header = { town: keys.hubId, from: siteNumber, to, certificate };
    if (to === 'hub') {
      const writer = new BundleWriter(header, keys.hubSealingKey);
      const made = addBatches(context, writer, keys.state);
      return { ...made, to, bytes: writer.finish(keys.signingKey) };
    }
    return makeForNeighbour(context, keys, header);
  });
}

function makeForNeighbour(
  context: CoreContext,
  keys: BundleKeys,
  header: ConstructorParameters<typeof BundleWriter>[0],
): MadeBundle {
  const { to, from } = header;
  const recipient = to === from ? null : certificateFor(context.data.database.read, to);
  if (!recipient) throw new BundleRefused('unknown-recipient', to);
  const writer = new BundleWriter(header, recipient.sealingKey);
  writer.add(aboutForNeighbour(context, to, keys));
  const commands = new Set<string>();
  let lastSeq = 0;
  let more = false;
  for (const part of neighbourParts(context, to, keys)) {
    more = !writer.add(part);
    if (more) break;
    for (const { commandId } of part.changes) commands.add(commandId);
    lastSeq = part.changes.at(-1)?.seq ?? lastSeq;
  }
  return { to, records: commands.size, lastSeq, more, bytes: writer.finish(keys.signingKey) };
}

/** Says that a bundle for the town lies on a stick: what is in it is exported, and neither sent nor confirmed. */
export function noteExported(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  { to, records, lastSeq }: MadeBundle,
): void {
  // Taking people's data out of the building is an act.
  database.batch(() => {
    database.write(
      {
        name: 'bundles.export',
        actor,
        subject: { entity: 'bundle', id: to },
        reason: String(records),
      },
      () => {},
    );
    if (to !== 'hub') return;
    database.sync((log) => {
      log.save({ exported_seq: lastSeq, exported_at: database.now().toISOString() });
    });
  });
}

function addBatches(
  context: CoreContext,
  writer: BundleWriter,
  state: SyncState,
): Pick<MadeBundle, 'records' | 'lastSeq' | 'more'> {
  const { database } = context.data;
  const about: AboutSite = {
    madeAt: database.now().getTime(),
    epoch: database.site.epoch,
    schema: currentSchema,
    answeredSeq: state.answered_seq,
    starts: database.read.all(knownStarts),
    cursor: state.cursor,
    unordered: learnedStamps(context),
  };
  writer.add(about);
  let at = { ...state };
  let records = 0;
  for (let next = nextBatch(context, at); next; next = nextBatch(context, at)) {
    const { batch } = next;
    if (!writer.add(next)) return { records, lastSeq: at.answered_seq, more: true };
    records += new Set(batch.changes.map(({ commandId }) => commandId)).size;
    at = { ...at, answered_seq: batch.changes.at(-1)?.seq ?? at.answered_seq, chain: batch.chain };
  }
  return { records, lastSeq: at.answered_seq, more: false };
}
