import { randomBytes, verify } from 'node:crypto';
import { HubError } from './errors.ts';

/** Who speaks on a connection, after a signed hello. */
export interface HubSession {
  siteNumber: string;
  epoch: number;
  publicKey: string;
}

interface KeptSession {
  session: HubSession;
  until: number;
  /** When it was last written down that the site was there. */
  notedAt: number;
}

const challengeLives = 60_000;
const sessionLives = 10 * 60_000;
/** A site that only knocks is noted no oftener. */
const notedEvery = 5 * 60_000;
/** More open challenges than the town has machines means that somebody only asks. */
const mostChallenges = 1000;

/** Challenges and sessions; they live in memory, and after a restart every site says hello again. */
export class Sessions {
  private readonly challenges = new Map<string, number>();
  private readonly sessions = new Map<string, KeptSession>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  challenge(): string {
    if (this.challenges.size >= mostChallenges) {
      this.challenges.delete(this.challenges.keys().next().value as string);
    }
    const challenge = randomBytes(24).toString('hex');
    this.challenges.set(challenge, this.now() + challengeLives);
    return challenge;
  }

  /** @throws HubError `SITE_NOT_KNOWN` when the signature is not that of the site or the challenge is not one of ours */
  open(session: HubSession, challenge: string, text: string, signature: string): string {
    const until = this.challenges.get(challenge) ?? 0;
    this.challenges.delete(challenge);
    if (until < this.now() || !isSignedBy(session.publicKey, text, signature)) {
      throw new HubError('SITE_NOT_KNOWN');
    }
    for (const [token, kept] of this.sessions) if (kept.until < this.now()) this.sessions.delete(token);
    const token = randomBytes(24).toString('hex');
    this.sessions.set(token, { session, until: this.now() + sessionLives, notedAt: this.now() });
    return token;
  }

  /** Whose token it is, if anybody's. @returns `isDue`: it is time to write down again that the site was there */
  knocking(token: string): { session: HubSession; isDue: boolean } | null {
    const kept = this.sessions.get(token);
    if (!kept || kept.until < this.now()) return null;
    kept.until = this.now() + sessionLives;
    const isDue = this.now() - kept.notedAt >= notedEvery;
    if (isDue) kept.notedAt = this.now();
    return { session: kept.session, isDue };
  }

  /** Whose token it is; a session in use goes on. @throws HubError `SESSION_OVER` */
  of(token: string): HubSession {
    const kept = this.sessions.get(token);
    if (!kept || kept.until < this.now()) throw new HubError('SESSION_OVER');
    kept.until = this.now() + sessionLives;
    return kept.session;
  }
}

/** Whether a text was signed with the private half of a key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  return verify(null, Buffer.from(text), publicKey, Buffer.from(signature, 'base64'));
}
