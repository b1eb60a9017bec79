import type { Change } from './change.ts';
import { type ChangeStamp, formatStamp } from './stamp.ts';
import { covers, epochKey, joinVectors, type Vector, withChange } from './vector.ts';

/** Under which number the hub took a change in. A later epoch of the hub comes after all of the one before. */
export interface HubOrder {
  readonly epoch: number;
  readonly number: number;
}

/** A change with all that the fold needs to know of it. */
export interface KnownChange {
  readonly change: Pick<Change, 'siteNumber' | 'epoch' | 'seq' | 'commandId' | 'operation' | 'fields'>;
  /** What its author had seen of the other sites when making it; of the own site everything before it. */
  readonly seen: Vector;
  /** Null while the hub has not said. */
  readonly order: HubOrder | null;
  /** Came with the application and was written by every installation: nobody's word, so it gives way to anybody's. */
  readonly given?: boolean;
}

export type FieldValue = string | number | null;

/** One of the values of a field that nobody who wrote later had seen. */
export interface Head {
  readonly value: FieldValue;
  readonly stamp: string;
}

/** A field after the fold. */
export interface FoldedField {
  /** The value that is shown. */
  readonly standing: Head;
  /** Written without knowledge of the standing one: kept for a person to decide between. Empty as a rule. */
  readonly losers: readonly Head[];
}

/** A dispute that somebody ended who had seen all its values, by writing one of them or another. */
export interface Settlement {
  /** The stamp of the change that ended it. */
  readonly by: string;
  readonly value: FieldValue;
  /** The values it decided between, in their order; the first of them had stood. */
  readonly between: readonly Head[];
}

/** An entity as its changes make it. */
export interface FoldedEntity {
  /** False before the insert is known, and after a deletion that nothing contradicts. */
  readonly exists: boolean;
  readonly fields: ReadonlyMap<string, FoldedField>;
  /** A deletion made without knowledge of other changes: the row stays until a person decides. */
  readonly contestedDeletion: string | null;
  /** By field, the disputes that were ended, in order; under the empty name those about the whole row. */
  readonly settled: ReadonlyMap<string, readonly Settlement[]>;
  /** The stamp of the last change in the order of the fold; null when there is none. */
  readonly version: string | null;
}

interface LivingHead {
  readonly value: FieldValue;
  readonly stamp: ChangeStamp & Pick<Change, 'commandId'>;
  /** Of the stamp's site and epoch. */
  readonly key: string;
  /** All that this value stands on: what its author had seen, and what the values it took the place of stood on. */
  readonly basis: Vector;
  readonly given: boolean;
}

/**
 * What a row is: a function of the set of its changes. They are taken in the order of the hub, then those that have
 * none yet in the order given. Field by field a change takes the place of the values it had seen; values that did
 * not see each other are all kept, and of these the one that stood first goes on standing. What was given with the
 * application stands only where nobody wrote anything. Clocks take no part.
 */
export function foldEntity(changes: readonly KnownChange[]): FoldedEntity {
  const fields = new Map<string, readonly LivingHead[]>();
  const settled = new Map<string, Settlement[]>();
  const settle = (field: string, settlement: Settlement | null) => {
    if (settlement) settled.set(field, [...(settled.get(field) ?? []), settlement]);
  };
  const ordered = inFoldOrder(changes);
  let inserted = false;
  let deletions: readonly LivingHead[] = [];
  let version: string | null = null;
  for (const known of ordered) {
    const stamp = known.change;
    const key = epochKey(stamp);
    const basis = withChange(known.seen, stamp);
    const join = joinedOnce(basis);
    version = formatStamp(stamp);
    const given = known.given === true;
    if (known.change.operation === 'delete') {
      deletions = placed(deletions, { value: null, stamp, key, basis, given }, join);
      continue;
    }
    if (known.change.operation === 'insert') inserted = true;
    for (const [field, value] of Object.entries(
      JSON.parse(known.change.fields) as Record<string, FieldValue>,
    )) {
      const heads = fields.get(field) ?? [];
      const next: LivingHead = { value, stamp, key, basis, given };
      if (heads.length > 1) settle(field, settlementBy(next, heads));
      fields.set(field, placed(heads, next, join));
    }
  }
  // Who wrote the row although they had seen its deletion has decided that it stays.
  const undone = deletions.map((each) => ordered.find(({ change, seen }) => isUndoneBy(each, change, seen)));
  const standing = deletions.filter((_, at) => undone[at] === undefined);
  for (const [at, known] of undone.entries()) {
    const deletion = deletions[at] as LivingHead;
    if (known?.change.operation !== 'update') continue;
    settle('', { by: formatStamp(known.change), value: null, between: [headOf(deletion)] });
  }
  const heads = standing.length === 0 ? [] : [...fields.values()].flat();
  const contested = standing.every((each) => heads.some((head) => !head.given && !sees(each, head)));
  const [deletion] = standing;
  return {
    exists: inserted && (deletion === undefined || contested),
    fields: new Map([...fields].map(([field, heads]) => [field, folded(heads)])),
    contestedDeletion: deletion && contested ? formatStamp(deletion.stamp) : null,
    settled,
    version,
  };
}

function inFoldOrder(changes: readonly KnownChange[]): KnownChange[] {
  // Sorting keeps what is equal in the order given.
  return [...changes].sort(
    (one, other) =>
      compareOrders(one.order, other.order) || (one.order ? compareStamps(one.change, other.change) : 0),
  );
}

/** Two runs of a hub may have given the same order, when a backup was restored; then this decides, everywhere alike. */
function compareStamps(one: ChangeStamp, other: ChangeStamp): number {
  if (one.siteNumber !== other.siteNumber) return one.siteNumber < other.siteNumber ? -1 : 1;
  return one.epoch - other.epoch || one.seq - other.seq;
}

/** Negative when the first comes before the second; what has no order yet comes last. */
export function compareOrders(one: HubOrder | null, other: HubOrder | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one.epoch - other.epoch || one.number - other.number;
}

function sees({ basis }: LivingHead, { key, stamp }: LivingHead): boolean {
  return covers(basis, key, stamp);
}

/** Joins with one vector; most fields of a change take the place of values with the same basis, one after the other. */
function joinedOnce(one: Vector): (other: Vector) => Vector {
  let last: { other: Vector; joined: Vector } | null = null;
  return (other) => {
    if (last?.other !== other) last = { other, joined: joinVectors(one, other) };
    return last.joined;
  };
}

/** The heads of a field with one more: the first of them stands. */
function placed(
  heads: readonly LivingHead[],
  next: LivingHead,
  join: (other: Vector) => Vector,
): readonly LivingHead[] {
  const [first] = heads;
  if (!first) return [next];
  if (next.given) return heads;
  // A bundle can bring the later change first.
  if (heads.some((head) => sees(head, next))) return heads;
  // As a rule there is one value, and it was seen.
  if (heads.length === 1 && (first.given || sees(next, first)))
    return [{ ...next, basis: join(first.basis) }];
  const replaced = heads.filter((head) => head.given || sees(next, head));
  const head = { ...next, basis: replaced.map(({ basis }) => basis).reduce(joinVectors, next.basis) };
  // It takes the place of the first it had seen; of what it had not seen, everything stays.
  const place = heads.findIndex((each) => replaced.includes(each));
  const others = heads.filter((each) => !replaced.includes(each));
  if (place < 0) return [...others, head];
  return [...others.slice(0, place), head, ...others.slice(place)];
}

/** The dispute that a value ends: it saw two or more that differ. Null when it comes too late, or ends none. */
function settlementBy(next: LivingHead, heads: readonly LivingHead[]): Settlement | null {
  if (next.given || heads.some((head) => sees(head, next))) return null;
  const between = heads.filter((head) => sees(next, head));
  if (new Set(between.map(({ value }) => value)).size < 2) return null;
  return { by: formatStamp(next.stamp), value: next.value, between: between.map(headOf) };
}

function isUndoneBy(
  { stamp, key }: LivingHead,
  change: Pick<Change, 'siteNumber' | 'epoch' | 'seq' | 'operation'>,
  seen: Vector,
): boolean {
  if (change.operation === 'delete') return false;
  return covers(withChange(seen, change), key, stamp);
}

function headOf({ value, stamp }: LivingHead): Head {
  return { value, stamp: formatStamp(stamp) };
}

function folded(heads: readonly LivingHead[]): FoldedField {
  const [standing, ...others] = heads.map(headOf);
  // Two who wrote the same do not disagree.
  const losers = others.filter(({ value }) => value !== standing?.value);
  return { standing: standing as Head, losers };
}
