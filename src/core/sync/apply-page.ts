import { commandsOf, type SeenFrom } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import type { HubOrder } from '#shared/sync/fold-entity.ts';
import { joinVectors, type Vector } from '#shared/sync/vector.ts';
import type { CoreContext } from '../context.ts';
import type { Touched } from '../db/first-rows.ts';
import type { EntityName } from '../db/folded-rows.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { SettledBy } from '../db/settling.ts';
import type { ChangeFault, SyncLog } from '../db/sync-log.ts';
import { type SyncState, syncState } from '../db/sync-state.ts';
import { failure } from '../errors.ts';
import { faultyChanges } from './queries.ts';

/** Changes of other sites, whole commands in hub order, and how far they reach. */
export interface ForeignPage {
  /** Without an order: as their author told them. */
  changes: readonly (Change & {
    order: HubOrder | null;
    receipt?: string | undefined;
    number?: number | undefined;
  })[];
  seen: readonly SeenFrom[];
  /** All of which `seen` tells, where the changes are only the first of them. */
  of?: ForeignPage['changes'];
  /** Null for what does not come in the hub's order. */
  cursor: number | null;
  vector: Vector;
  /** In which epoch this site asked for it; another process may have taken a new one since. */
  epoch?: number;
}

/** How many commands of a page came to what. */
export interface PageCount {
  received: number;
  parked: number;
  setAside: number;
}

const reconsideredAtOnce = 2000;
const notBelieved: ChangeFault = { kind: 'set-aside', code: 'not-believed' };

/** Whether a command can be taken from its author, before the hub has said so. */
export type Belief = (read: ReadHandle, command: readonly Change[]) => boolean;

/** Takes a page in, together with the cursor; a page that was taken in before changes nothing. */
export function applyPage(
  { data: { database } }: CoreContext,
  page: ForeignPage,
  believes: Belief = () => true,
  settledBy: SettledBy = 'commit',
): PageCount {
  return database.sync((log) => {
    const state = syncState(log.read) as SyncState;
    if (page.epoch !== undefined && page.epoch !== database.site.epoch) {
      throw failure('HUB_REFUSED', { why: 'OUT_OF_ORDER' });
    }
    // What an installation before this one did under the same number comes like that of others.
    const isOwn = ({ siteNumber, epoch }: { siteNumber: string; epoch: number }) =>
      siteNumber === database.site.siteNumber && epoch === database.site.epoch;
    log.noteSeenByOthers(
      page.seen.filter((seen) => !isOwn(seen)),
      page.of ?? page.changes,
    );
    const { fresh, firsts } = log.appendAll(page.changes.filter((change) => !isOwn(change)));
    const commands = commandsOf(fresh);
    const count = log.manyRows(fresh.length, () => applyCommands(log, commands, { believes, firsts }));
    for (const name of log.waitingRows()) log.refoldOrWait(name);
    const vector = joinVectors(JSON.parse(state.seen), page.vector);
    const seen = orderedText(vector);
    if (seen !== state.seen) log.noteSeen(seen);
    log.forgetCovered(vector);
    log.save({ cursor: Math.max(state.cursor, page.cursor ?? 0), seen });
    return count;
  }, settledBy);
}

/**
 * Looks again at what was parked, after an upgrade, and at what was set aside, after the page that it may have waited
 * for.
 * @returns how many commands could be applied now
 */
export function reconsider({ data: { database } }: CoreContext, kind: 'parked' | 'set-aside'): number {
  const waiting = database.read.all(faultyChanges(kind, reconsideredAtOnce));
  if (waiting.length === 0) return 0;
  return database.sync((log) => {
    const understood = commandsOf(waiting).filter((command) =>
      command.every((change) => log.faultOf(change) === null),
    );
    for (const change of understood.flat()) log.removeFault(change);
    return applyCommands(log, understood).received;
  });
}

/** @param given `firsts`: the inserts of entities of which nothing else is here */
function applyCommands(
  log: SyncLog,
  commands: Change[][],
  { believes = () => true, firsts = new Set() }: { believes?: Belief; firsts?: ReadonlySet<Change> } = {},
): PageCount {
  const count = { received: 0, parked: 0, setAside: 0 };
  let taken: Change[][] = [];
  for (const command of commands) {
    const faults = command.map((change) => log.faultOf(change)).filter((fault) => fault !== null);
    const fault =
      faults.find(({ kind }) => kind === 'parked') ??
      faults[0] ??
      (believes(log.read, command) ? undefined : notBelieved);
    if (!fault) taken.push(command);
    else {
      count[fault.kind === 'parked' ? 'parked' : 'setAside'] += 1;
      leaveOut(log, command, fault);
    }
  }
  const touched = new Map<string, Touched>();
  for (const change of taken.flat()) {
    touched.set(nameOf(change), { name: entityOf(change), only: firsts.has(change) ? change : undefined });
  }
  for (;;) {
    const broken = new Set<string>();
    // What was set aside meanwhile takes no part any more.
    for (const { name } of log.refoldAll(touched.values())) broken.add(nameOf(name));
    for (const [text, { name, only }] of touched) if (!log.fits(name, only)) broken.add(text);
    if (broken.size === 0) break;
    const offending = taken.filter((command) => command.some((change) => broken.has(nameOf(change))));
    for (const touch of touched.values()) touch.only = undefined;
    if (offending.length === 0) break;
    for (const command of offending) leaveOut(log, command, { kind: 'set-aside', code: 'does-not-fit' });
    count.setAside += offending.length;
    taken = taken.filter((command) => !offending.includes(command));
  }
  count.received += taken.length;
  return count;
}

/** A command is shown whole or not at all. */
function leaveOut(log: SyncLog, command: readonly Change[], fault: ChangeFault): void {
  for (const change of command) log.addFault(change, fault);
}

function nameOf({ entity, entityId }: Pick<Change, 'entity' | 'entityId'>): string {
  return `${entity} ${entityId}`;
}

function entityOf({ entity, entityId }: Change): EntityName {
  return { entity, entityId } as EntityName;
}

function orderedText(vector: Vector): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(vector).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
}
