/** 服务时数 in minutes of actual service, and 积分. They are counted apart and never exchanged. */
export const LEDGER_KINDS = ['hours', 'points'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One line of the ledger: it counts the service of one volunteer at one activity, or takes such a line back (冲正). */
export interface LedgerEntry {
  readonly id: string;
  readonly volunteerId: string;
  readonly kind: LedgerKind;
  /** Minutes or points, whole; of a reversal 0. */
  readonly amount: number;
  readonly activityId: string;
  /** The entry taken back; null for one that counts. */
  readonly reverses: string | null;
}

export interface Balance {
  minutes: number;
  points: number;
}

/** Entries of several centres that count the same service: one of them counts until somebody takes the others back. */
export interface CountedTwice {
  readonly volunteerId: string;
  readonly activityId: string;
  readonly kind: LedgerKind;
  readonly entryIds: readonly string[];
}

/** What is wrong with a ledger as a set of entries. `counted-twice` is an open question, the others are damage. */
export interface LedgerProblem {
  readonly code:
    | 'counted-twice'
    | 'reverses-nothing'
    | 'reverses-other'
    | 'reverses-reversal'
    | 'wild-amount';
  readonly entryIds: readonly string[];
}

export interface LedgerCount {
  readonly balances: ReadonlyMap<string, Balance>;
  /** The entries whose amounts make up the balances. */
  readonly counted: ReadonlySet<string>;
  readonly problems: readonly LedgerProblem[];
}

const keyOf = ({ volunteerId, activityId, kind }: LedgerEntry) => `${volunteerId}/${activityId}/${kind}`;

/**
 * The balances of a ledger, from its entries alone and in whatever order they come. An entry counts if none takes it
 * back. If two centres confirmed the same service without knowing of each other, both entries stand and the smaller one
 * counts: no hour is counted twice, none that is in doubt is counted at all, and no clock decides.
 */
export function countLedger(entries: Iterable<LedgerEntry>): LedgerCount {
  const byId = new Map<string, LedgerEntry>();
  for (const entry of entries) byId.set(entry.id, entry);
  const problems: LedgerProblem[] = [];
  const takenBack = new Set<string>();
  for (const entry of byId.values()) {
    const code = faultOf(entry, byId);
    if (code) problems.push({ code, entryIds: [entry.id] });
    if (entry.reverses !== null) takenBack.add(entry.reverses);
  }
  const standing = new Map<string, LedgerEntry[]>();
  for (const entry of byId.values()) {
    if (entry.reverses !== null || takenBack.has(entry.id)) continue;
    const key = keyOf(entry);
    const rivals = standing.get(key);
    if (rivals) rivals.push(entry);
    else standing.set(key, [entry]);
  }
  const balances = new Map<string, Balance>();
  const counted = new Set<string>();
  for (const rivals of standing.values()) {
    rivals.sort(bySize);
    const [entry] = rivals as [LedgerEntry, ...LedgerEntry[]];
    counted.add(entry.id);
    const balance = balances.get(entry.volunteerId) ?? { minutes: 0, points: 0 };
    balances.set(entry.volunteerId, balance);
    if (entry.kind === 'hours') balance.minutes += entry.amount;
    else balance.points += entry.amount;
    if (rivals.length > 1) problems.push({ code: 'counted-twice', entryIds: rivals.map(({ id }) => id) });
  }
  return { balances, counted, problems };
}

function bySize(one: LedgerEntry, other: LedgerEntry): number {
  return one.amount - other.amount || (one.id < other.id ? -1 : 1);
}

function faultOf(entry: LedgerEntry, byId: ReadonlyMap<string, LedgerEntry>): LedgerProblem['code'] | null {
  const { amount, reverses } = entry;
  if (!Number.isSafeInteger(amount) || amount < 0 || (reverses !== null && amount !== 0))
    return 'wild-amount';
  if (reverses === null) return null;
  const other = byId.get(reverses);
  if (!other) return 'reverses-nothing';
  if (other.reverses !== null) return 'reverses-reversal';
  return keyOf(other) === keyOf(entry) ? null : 'reverses-other';
}
