/** What people are told of an activity when they are called. */
interface ToldActivity {
  starts_at: string;
  room_id: string | null;
  place: string;
  state: string;
}

/** When and where it is, or that it does not take place: the same text as long as what was said holds. */
export function toldOf({ starts_at, room_id, place, state }: ToldActivity): string {
  return JSON.stringify([starts_at, room_id, place, state === 'cancelled']);
}

/**
 * When somebody was told of the activity as it is now, null when nobody did. Who called them may not have known that it was
 * moved; of a mark that does not say of what they were told it is taken that it was this.
 */
export function toldAtNow(
  signUp: { told_at: string | null; told_of: string | null },
  activity: ToldActivity,
): string | null {
  return signUp.told_of === null || signUp.told_of === toldOf(activity) ? signUp.told_at : null;
}
