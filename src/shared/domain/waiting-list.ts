/** Somebody who signed up for an activity. */
export interface SignUp {
  readonly participantId: string;
  /** Instant in UTC; of somebody who withdrew and signed up again, the later one. */
  readonly signedUpAt: string;
  readonly withdrawnAt: string | null;
}

/** Who has a place, and who waits for one, each in their order. */
export interface Places<Person extends SignUp> {
  readonly placed: readonly Person[];
  readonly waiting: readonly Person[];
}

/**
 * Gives the places of an activity to those who signed up first; the others wait. Nothing of it is kept: who withdraws
 * leaves a gap into which the next one moves by itself, and sites that know the same sign-ups give the same places. Of
 * two at the same instant the smaller id comes first.
 * @param capacity 0 for as many as come
 */
export function givePlaces<Person extends SignUp>(
  signUps: readonly Person[],
  capacity: number,
): Places<Person> {
  const coming = signUps
    .filter(({ withdrawnAt }) => withdrawnAt === null)
    .sort((one, other) => compare(orderOf(one), orderOf(other)));
  const places = capacity === 0 ? coming.length : capacity;
  return { placed: coming.slice(0, places), waiting: coming.slice(places) };
}

function orderOf({ signedUpAt, participantId }: SignUp): string {
  return `${new Date(signedUpAt).toISOString()} ${participantId}`;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
