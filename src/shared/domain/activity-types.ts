/**
 * As what an activity counts in the town's figures: a volunteer activity, a lecture of the Night Party School, a
 * civilisation-practice session, or a regular meeting of Party life.
 */
export const COUNTED_KINDS = ['activity', 'lecture', 'session', 'meeting'] as const;
export type CountedKind = (typeof COUNTED_KINDS)[number];

/** What becomes of an activity. A cancelled one stays, with its reason. */
export const ACTIVITY_STATES = ['planned', 'held', 'cancelled'] as const;
export type ActivityState = (typeof ACTIVITY_STATES)[number];

/** Which activities of a series a change is for. */
export const SERIES_SCOPES = ['one', 'following', 'all'] as const;
export type SeriesScope = (typeof SERIES_SCOPES)[number];

/** The type of the Night Party School's lectures and of the veterans' stories, as the seed names them. */
export const NIGHT_SCHOOL = 'night-school';
export const VETERANS_STORIES = 'veterans-stories';
