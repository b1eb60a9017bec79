import { addCalendarDays, dayNumberOf, type LocalDate, weekdayOf } from '#shared/domain/local-date.ts';
import type { Random } from './random.ts';
import { shares } from './shares.ts';

/** The figures that the town published for 2022, each kept exactly by the demo year. */
export const townYear = {
  activities: 110,
  lectures: 30,
  sessions: 140,
  sessionAttendances: 4200,
  peopleServed: 15_000,
} as const;

/** One activity of the demo. */
export interface SeedActivity {
  typeCode: string;
  name: string;
  startsAt: number;
  endsAt: number;
  /** Volunteers who come, and of sessions and lectures visitors. */
  volunteers: number;
  visitors: number;
  peopleServed: number;
  isLecture: boolean;
  /** Where; drawn among all centres when left out. */
  siteNumber?: string;
  /** Places; as many as come when left out. */
  capacity?: number;
  /** How far it has come by now; over and confirmed when left out. */
  stage?: 'coming' | 'unconfirmed';
}

const hour = 3_600_000;

interface Plot {
  typeCode: string;
  names: readonly string[];
  /** Days of the week, 1 Monday to 7 Sunday. */
  weekdays: readonly number[];
  /** Hours since midnight, and how long. */
  starts: number;
  hours: number;
}

const service: Plot = {
  typeCode: 'volunteer-service',
  names: [
    '敬老探访',
    '村道清洁',
    '河岸护绿',
    '防火巡查',
    '义务理发',
    '政策入户宣讲',
    '关爱儿童课堂',
    '农忙帮扶',
    '反诈宣传',
    '助残送服务',
  ],
  weekdays: [6, 7],
  starts: 8.5,
  hours: 2.5,
};
const joint: Plot = {
  ...service,
  typeCode: 'joint-building',
  names: ['结对共建·走进企业', '结对共建·联合义诊'],
  weekdays: [5],
};
const nightSchool: Plot = {
  typeCode: 'night-school',
  names: ['夜间党校：党章学习', '夜间党校：民法典', '夜间党校：乡村振兴', '夜间党校：基层治理'],
  weekdays: [2, 4],
  starts: 19.5,
  hours: 1.5,
};
const stories: Plot = {
  ...nightSchool,
  typeCode: 'veterans-stories',
  names: ['老党员讲古：剿匪岁月', '老党员讲古：修水库', '老党员讲古：侨乡往事'],
};
const practice: Plot = {
  typeCode: 'civilisation-practice',
  names: [
    '文明实践：节气民俗',
    '文明实践：健康义诊',
    '文明实践：移风易俗',
    '文明实践：亲子阅读',
    '文明实践：垃圾分类',
  ],
  weekdays: [3, 6],
  starts: 15,
  hours: 2,
};
const talk: Plot = {
  ...practice,
  typeCode: 'public-talk',
  names: ['宣讲：反诈', '宣讲：医保新政'],
  weekdays: [1],
};

/** The year whose activities a demo has: this one, or early in it the last, which was whole. */
export function activityYearOf(today: LocalDate): number {
  const year = Number(today.slice(0, 4));
  return today.slice(5) >= '03-01' ? year : year - 1;
}

/** The activities of the demo year in the order of time, all over by now. */
export function planActivityYear(random: Random, year: number, today: LocalDate): SeedActivity[] {
  const last = [addCalendarDays(today, -1), `${year}-12-31`].sort()[0] as LocalDate;
  const served = shares(random, townYear.peopleServed, townYear.activities);
  const came = shares(random, townYear.sessionAttendances, townYear.sessions);
  const plotted = (plot: Plot, count: number) =>
    spread(random, plot, { count, first: `${year}-01-03`, last }).map((times, at) => ({
      ...times,
      typeCode: plot.typeCode,
      name: plot.names[at % plot.names.length] as string,
    }));
  const joints = 12;
  const talks = 12;
  const tales = 8;
  const activities = [...plotted(service, townYear.activities - joints), ...plotted(joint, joints)].map(
    (activity, at) => ({
      ...activity,
      volunteers: random.between(8, 24),
      visitors: 0,
      peopleServed: served[at] as number,
      isLecture: false,
    }),
  );
  const lectures = [...plotted(nightSchool, townYear.lectures - tales), ...plotted(stories, tales)].map(
    (activity) => ({
      ...activity,
      ...{
        volunteers: random.between(15, 30),
        visitors: random.between(0, 6),
        peopleServed: 0,
        isLecture: true,
      },
    }),
  );
  const sessions = [...plotted(practice, townYear.sessions - talks), ...plotted(talk, talks)].map(
    (activity, at) => {
      const people = came[at] as number;
      const volunteers = Math.min(people, random.between(3, 8));
      return { ...activity, volunteers, visitors: people - volunteers, peopleServed: 0, isLecture: false };
    },
  );
  return [...activities, ...lectures, ...sessions].sort((one, other) => one.endsAt - other.endsAt);
}

/** So many times on the plot's days of the week, evenly over the days from the first to the last. */
function spread(
  random: Random,
  { weekdays, starts, hours }: Plot,
  { count, first, last }: { count: number; first: LocalDate; last: LocalDate },
): { startsAt: number; endsAt: number }[] {
  const days: LocalDate[] = [];
  for (let day = first; day <= last; day = addCalendarDays(day, 1)) {
    if (weekdays.includes(weekdayOf(dayNumberOf(day)))) days.push(day);
  }
  return Array.from({ length: count }, (_, at) => {
    const day = days[
      Math.min(days.length - 1, Math.floor(((at + random.next()) / count) * days.length))
    ] as LocalDate;
    const startsAt = Date.parse(`${day}T00:00:00+08:00`) + starts * hour;
    return { startsAt, endsAt: startsAt + hours * hour };
  });
}

/**
 * What a centre has before it: activities of the next weeks with people signed up, and one of yesterday whose sheet was
 * entered and not yet confirmed. None of it counts in the year's figures.
 */
export function planComingActivities(random: Random, today: LocalDate, siteNumber: string): SeedActivity[] {
  const at = (plot: Plot, day: number, stage: 'coming' | 'unconfirmed'): SeedActivity => {
    const midnight = Date.parse(`${addCalendarDays(today, day)}T00:00:00+08:00`);
    const startsAt = midnight + plot.starts * hour;
    const isLecture = plot === nightSchool || plot === stories;
    const times = { startsAt, endsAt: startsAt + plot.hours * hour };
    const coming = stage === 'coming';
    const people = {
      ...{ volunteers: random.between(6, 18), visitors: coming ? random.between(1, 3) : 0, peopleServed: 0 },
      // A hall that is too small for a third of those who would come.
      ...(coming && plot === practice && { capacity: 8 }),
    };
    return {
      ...times,
      ...people,
      typeCode: plot.typeCode,
      name: random.pick(plot.names),
      isLecture,
      siteNumber,
      stage,
    };
  };
  const coming = [nightSchool, service, practice, talk, stories, service, practice].map((plot, order) =>
    at(plot, 1 + order * 3, 'coming'),
  );
  return [at(nightSchool, -1, 'unconfirmed'), ...coming];
}
