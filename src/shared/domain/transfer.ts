/** Who begins: the centre that wants a case asks for it, the centre that holds it offers it. */
export const TRANSFER_KINDS = ['ask', 'offer'] as const;
export type TransferKind = (typeof TRANSFER_KINDS)[number];

/**
 * `waiting` for the other side; `agreed`: the offer was accepted and the holder has not handed over yet; `handed`:
 * the case has changed hands.
 */
export const TRANSFER_STATES = ['waiting', 'agreed', 'handed', 'refused', 'withdrawn'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** What the two sides have said so far. */
export interface TransferSaid {
  readonly kind: TransferKind;
  readonly withdrawnAt: string | null;
  readonly handedAt: string | null;
  readonly outcome: 'accepted' | 'refused' | null;
}

/**
 * How a transfer stands. Who holds a case hands it over: for an ask that is the same act as saying yes, and a
 * withdrawal that crossed it came too late. An offer is handed over after the yes, and until then it may be taken back.
 */
export function transferState({ kind, withdrawnAt, handedAt, outcome }: TransferSaid): TransferState {
  if (outcome === 'refused') return 'refused';
  if (handedAt !== null || (kind === 'ask' && outcome === 'accepted')) return 'handed';
  if (withdrawnAt !== null) return 'withdrawn';
  return outcome === 'accepted' ? 'agreed' : 'waiting';
}

/** Which centre has to answer. */
export function answersTransfer({
  kind,
  fromSite,
  toSite,
}: {
  kind: TransferKind;
  fromSite: string;
  toSite: string;
}): string {
  return kind === 'ask' ? fromSite : toSite;
}

/** Why a transfer cannot be made, answered or taken back. */
export const TRANSFER_REFUSALS = [
  'own-case',
  'closed',
  'already-asked',
  'not-yours-to-answer',
  'not-yours',
  'answered',
  'withdrawn',
  'handed',
] as const;
export type TransferRefusal = (typeof TRANSFER_REFUSALS)[number];
