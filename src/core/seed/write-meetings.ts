import { uuidv7 } from 'uuidv7';
import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import type { MeetingKind } from '#shared/domain/regular-meetings.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { gatheringFields, newGathering } from '../meetings/minutes.ts';
import { branches } from '../volunteers/groups.ts';
import type { LaterActs } from './later-acts.ts';
import { Random } from './random.ts';

interface Gathering {
  day: LocalDate;
  kinds: MeetingKind[];
  startTime: string;
  endTime: string;
}

const TOPICS: Record<MeetingKind, readonly string[]> = {
  'general-meeting': ['通报上季度支部工作，讨论下季度安排', '讨论接收预备党员，表决通过'],
  committee: ['研究本月重点工作和帮扶户走访分工', '研究党费收缴和活动场地维护'],
  'party-group': ['交流学习体会，分配志愿服务任务'],
  'themed-day': ['重温入党誓词，清洁村道', '学习民法典，走访困难党员', '观看党史纪录片并讨论'],
  'party-lecture': ['支部书记讲党课：把群众的小事办好'],
  'organisational-life': ['开展批评和自我批评，查摆问题，定整改措施'],
  appraisal: ['个人自评、党员互评、民主测评，支委会提出评定意见'],
};
const DECISIONS = ['按讨论意见执行', '由支委会分工落实，下次会上通报', ''];
const ABSENCES = ['病假', '外出务工', '探亲'];
/** Of a hundred gatherings how many never took place. */
const MISSED = 0.05;

/** Lets every branch hold its regular meetings up to yesterday, a few of them missed. */
export function planSeedMeetings(
  context: CoreContext,
  later: LaterActs,
  { seed, year, today }: { seed: number; year: number; today: LocalDate },
): void {
  const { database } = context.data;
  // Numbers of their own, so that activities and cases are the same with and without.
  const random = new Random(seed + 7);
  const last = addCalendarDays(today, -1);
  for (const branch of branches(database.read)) {
    const expected = random.between(9, 26);
    const recorder = `${branch.secretary.slice(0, 1)}文书`;
    for (const gathering of gatheringsOf(random, year, branch.themedDay)) {
      if (gathering.day > last || random.chance(MISSED)) continue;
      // What is missed at the centre where one sits is what one tries the board with.
      if (branch.siteNumber === database.site.siteNumber && isSecondCommittee(gathering)) continue;
      const id = uuidv7();
      const record = {
        ...gathering,
        branchId: branch.id,
        place: '党员活动室',
        chair: branch.secretary,
        recorder,
        expected,
        absent: Array.from({ length: random.between(0, 3) }, (_, at) => ({
          name: `党员${'甲乙丙'[at]}`,
          reason: random.pick(ABSENCES),
        })),
        text: gathering.kinds.map((kind) => random.pick(TOPICS[kind])).join('。\n'),
        decisions: random.pick(DECISIONS),
      };
      later.plan(Date.parse(`${gathering.day}T${gathering.endTime}:00+08:00`), () => {
        const subject = { entity: 'activity', id };
        database.write({ name: 'meetings.save', actor: systemActor, subject }, (unit) => {
          unit.insert('activity', {
            id,
            ...newGathering(record, { site_number: branch.siteNumber }),
            ...gatheringFields(record),
          });
          unit.insert('meetingMinutes', {
            activity_id: id,
            kinds: JSON.stringify(record.kinds),
            chair: record.chair,
            recorder,
            expected,
            absent: JSON.stringify(record.absent),
            text: record.text,
            decisions: record.decisions,
            signed_on: null,
          });
        });
      });
    }
  }
}

function isSecondCommittee({ day, kinds }: Gathering): boolean {
  return day.slice(5, 7) === '02' && kinds.includes('committee');
}

/** The gatherings of a branch: the committee early in the month, the themed day with what falls together with it. */
function gatheringsOf(random: Random, year: number, themedDay: number): Gathering[] {
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((number) => {
    const month = `${year}-${String(number).padStart(2, '0')}`;
    const kinds: MeetingKind[] = ['themed-day', 'party-group'];
    if (number % 3 === 2) kinds.push('general-meeting');
    if (number === 1) kinds.push('organisational-life', 'appraisal');
    if (number === 6) kinds.push('party-lecture');
    return [
      {
        day: `${month}-${String(random.between(1, 4)).padStart(2, '0')}`,
        kinds: ['committee'],
        startTime: '09:00',
        endTime: '10:30',
      },
      { day: `${month}-${String(themedDay).padStart(2, '0')}`, kinds, startTime: '15:00', endTime: '17:00' },
    ];
  });
}
