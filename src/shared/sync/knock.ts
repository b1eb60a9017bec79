/**
 * How a site that has nothing to say asks whether anything has moved since its last round: all by which it and the hub
 * would notice, in one small text under the session of that round.
 */
export interface Knock {
  readonly token: string;
  /** The last start of the hub that the site knows. */
  readonly start: string;
  /** The last hub order the site has. */
  readonly cursor: number;
  /** How far its own log is answered, and the chain hash there. */
  readonly lastSeq: number;
  readonly chain: string;
  readonly keysVersion: number;
}

const form = /^([0-9a-f]{48})\n([\w-]{12})\n(\d{1,15})\n(\d{1,15})\n([0-9a-f]{64})\n(\d{1,15})$/;
/** Longer than any knock. */
export const LONGEST_KNOCK = 300;

export function knockText({ token, start, cursor, lastSeq, chain, keysVersion }: Knock): string {
  return [token, start, cursor, lastSeq, chain, keysVersion].join('\n');
}

/** Null for what is no knock. */
export function readKnock(text: string): Knock | null {
  const match = form.exec(text);
  if (!match) return null;
  const [, token, start, cursor, lastSeq, chain, keysVersion] = match as unknown as string[];
  return {
    token: token as string,
    start: start as string,
    cursor: Number(cursor),
    lastSeq: Number(lastSeq),
    chain: chain as string,
    keysVersion: Number(keysVersion),
  };
}
