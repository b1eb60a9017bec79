/**
 * Why the hub did not take a command in. `not-holder`: a case is written by its own site alone. `no-consent`: a
 * case goes to another centre only when both have agreed, and one of them has not, or not any more. `stands-on-refused`: it
 * changes what was refused before. `append-only`: an entry of the ledger is taken back, never changed.
 */
export const REFUSALS = [
  'not-holder',
  'unknown-case',
  'step-not-allowed',
  'state-without-step',
  'role-not-allowed',
  'actor-unknown',
  'not-own-staff',
  'bad-shape',
  'no-consent',
  'stands-on-refused',
  'refused-before',
  'append-only',
] as const;
export type Refusal = (typeof REFUSALS)[number];

/** What became of a command at the hub; its changes share the answer. */
export interface Answer {
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** `parked`: taken in and passed on, but the hub itself is too old to understand it. */
  readonly outcome: 'confirmed' | 'refused' | 'parked';
  /** The hub order of the first change, the others follow without gaps; null when refused. */
  readonly order: { readonly epoch: number; readonly number: number } | null;
  readonly refusal: Refusal | null;
  /** What the hub said, under its seal: kept by the site, and brought back to a hub that was restored from a backup. */
  readonly receipt: string;
}

const lineForm =
  /^(\d{1,15})-(\d{1,15})\.(confirmed|parked|refused)\.([a-z-]*)\.(\d+)\.(\d+)\.\d+\.[\w-]{0,22}$/;

/** An answer as it travels: its receipt, which says all of it. */
export function answerLine({ firstSeq, lastSeq, outcome, order, refusal, receipt }: Answer): string {
  if (receipt !== '') return receipt;
  // Taken in before there were receipts.
  return `${firstSeq}-${lastSeq}.${outcome}.${refusal ?? ''}.${order?.epoch ?? 0}.${order?.number ?? 0}.0.`;
}

/** Null for what is no answer. */
export function readAnswerLine(line: string): Answer | null {
  const match = lineForm.exec(line);
  if (!match) return null;
  const [, firstSeq, lastSeq, outcome, refusal, epoch, number] = match;
  return {
    firstSeq: Number(firstSeq),
    lastSeq: Number(lastSeq),
    outcome: outcome as Answer['outcome'],
    order: outcome === 'refused' ? null : { epoch: Number(epoch), number: Number(number) },
    refusal: REFUSALS.find((known) => known === refusal) ?? null,
    receipt: line.endsWith('.') ? '' : line,
  };
}
