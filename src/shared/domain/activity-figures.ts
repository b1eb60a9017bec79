/** What the town counts of its activities, in the order of its yearly table. */
export const ACTIVITY_FIGURES = [
  'activities',
  'lectures',
  'sessions',
  'meetings',
  'attendances',
  'sessionAttendances',
  'peopleServed',
  'minutes',
] as const;
export type ActivityFigure = (typeof ACTIVITY_FIGURES)[number];

/** 活动、讲座、文明实践、会议 (times held), 人次, 服务群众 (people), and minutes of confirmed service. */
export type ActivityFigures = Record<ActivityFigure, number>;

/** One activity that took place, with what it counts. */
export interface CountedActivity {
  readonly countsAs: string;
  readonly attendances: number;
  readonly peopleServed: number;
  readonly minutes: number;
}

const FIGURE_OF: Readonly<Record<string, 'activities' | 'lectures' | 'sessions' | 'meetings'>> = {
  activity: 'activities',
  lecture: 'lectures',
  session: 'sessions',
  meeting: 'meetings',
};

export function noActivityFigures(): ActivityFigures {
  return Object.fromEntries(ACTIVITY_FIGURES.map((figure) => [figure, 0])) as ActivityFigures;
}

/** Adds up activities; the figures of parts that share none of them add up to those of the whole. */
export function addActivities(activities: Iterable<CountedActivity>): ActivityFigures {
  const figures = noActivityFigures();
  for (const { countsAs, attendances, peopleServed, minutes } of activities) {
    const figure = FIGURE_OF[countsAs];
    if (figure) figures[figure] += 1;
    figures.attendances += attendances;
    if (figure === 'sessions') figures.sessionAttendances += attendances;
    figures.peopleServed += peopleServed;
    figures.minutes += minutes;
  }
  return figures;
}

/** Hours as the yearly table prints them, to the hundredth. Minutes add up exactly, rounded hours need not. */
export function hoursOf(minutes: number): number {
  return Math.round((minutes / 60) * 100) / 100;
}
