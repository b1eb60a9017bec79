import { uuidv7 } from 'uuidv7';
import { addCalendarDays, type LocalDate } from '#shared/domain/local-date.ts';
import { SERVICE_KINDS } from '#shared/domain/volunteers.ts';
import { type CoreContext, systemActor } from '../context.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { centreNames } from '../reports/queries.ts';
import { NamePool } from './names.ts';
import { PeopleGenerator } from './people.ts';
import type { Random } from './random.ts';

/** What the town published for 2022: registered Party-member volunteers, and leading cadres who captain squads. */
export const townVolunteers = 472;
const townSquads = 16;
/** Party organisations in new economic and social bodies. */
const newSectorBranches = [
  '沙塘五金商会',
  '粤塘卫浴',
  '新塘建材',
  '沙塘电商',
  '民办幼教',
  '社会工作站',
  '个体私营',
  '农民合作社',
];
const squadNames = [
  ...['政策宣讲', '敬老助老', '关爱儿童', '扶残助残', '环境整治', '治安巡防', '矛盾调解', '文体活动'],
  ...['医疗健康', '应急救援', '农技帮扶', '帮办代办', '河长护河', '森林防火', '电商助农', '侨胞联络'],
];
const duties = [
  '党委委员',
  '副镇长',
  '人大副主席',
  '武装部部长',
  '组织委员',
  '宣传委员',
  '政法委员',
  '纪委书记',
];
const skills = [
  '粤剧',
  '书法',
  '普通话',
  '急救',
  '水电维修',
  '驾驶',
  '摄影',
  '农技',
  '理发',
  '法律',
  '电脑',
  '太极',
];
const posts = [
  {
    name: '政策宣传岗',
    duties: '宣讲惠民政策，发放资料',
    place: '党群服务中心大厅',
    times: '每周三上午',
    places: 2,
  },
  {
    name: '敬老服务岗',
    duties: '探访独居老人，代买代办',
    place: '村内各自然村',
    times: '每周六上午',
    places: 3,
  },
  {
    name: '环境监督岗',
    duties: '巡查卫生死角，劝导乱丢',
    place: '村道、河边',
    times: '每周一、四傍晚',
    places: 2,
  },
  { name: '矛盾调解岗', duties: '邻里纠纷先行调解', place: '调解室', times: '随叫随到', places: 2 },
];

export interface SeedVolunteer {
  id: string;
  siteNumber: string;
  name: string;
  phone: string;
}

/** The Party's branches, the squads with their captains, and the volunteers of every centre. */
export function writeVolunteers(
  context: CoreContext,
  random: Random,
  { today, activityYear }: { today: LocalDate; activityYear: number },
): SeedVolunteer[] {
  const { database } = context.data;
  const centres = database.read.all(centreNames);
  const subject = { entity: 'volunteer', id: 'generated' };
  return database.write({ name: 'volunteers.import', actor: systemActor, subject }, (unit) => {
    const names = new NamePool(random, 200);
    const branches = writeBranches(unit, random, names, centres);
    const captains = new Set<string>();
    while (captains.size < townSquads) captains.add(names.draw(random, random.chance(0.7) ? '1' : '2'));
    const squads = [...captains].map((captain, at) => {
      const id = uuidv7();
      const captainDuty = duties[at % duties.length] as string;
      unit.insert('volunteerSquad', {
        id,
        name: `${squadNames[at]}服务队`,
        captain,
        captain_duty: captainDuty,
        closed_on: null,
      });
      return id;
    });
    const people = new PeopleGenerator(random, { people: townVolunteers, today, village: '' });
    const volunteers: SeedVolunteer[] = [];
    while (volunteers.length < townVolunteers) {
      const { age, identity_kind, identity_number, name, sex, birth_date, phone } = people.next();
      if (age < 20 || age > 75 || birth_date === null) continue;
      const { siteNumber, name: centreName } = random.pick(centres);
      const branch = random.chance(0.12)
        ? random.pick(branches.newSector)
        : branches.byCentre.get(siteNumber);
      const id = uuidv7();
      unit.insert('volunteer', {
        id,
        identity_kind,
        identity_number,
        name,
        sex,
        birth_date,
        phone,
        address: `开平市沙塘镇${centreName.replace('党群服务中心', '')}`,
        site_number: siteNumber,
        grid: `${centreName.replace('党群服务中心', '')}网格`,
        political_status: random.chance(0.94) ? 'member' : 'probationary',
        branch_id: branch ?? null,
        squad_id: random.chance(0.8) ? random.pick(squads) : null,
        skills: JSON.stringify(random.shuffled(skills).slice(0, random.between(0, 2))),
        service_kinds: JSON.stringify(random.shuffled([...SERVICE_KINDS]).slice(0, random.between(1, 3))),
        registered_on: addCalendarDays(`${activityYear}-01-01`, -random.between(1, 1400)),
        left_on: null,
        note: '',
      });
      volunteers.push({ id, siteNumber, name, phone });
    }
    writePosts(unit, random, { centres, volunteers, activityYear });
    return volunteers;
  });
}

interface Centre {
  siteNumber: string;
  name: string;
}

function writeBranches(unit: UnitOfWork, random: Random, names: NamePool, centres: readonly Centre[]) {
  const insert = (name: string, kind: string, siteNumber: string) => {
    const id = uuidv7();
    unit.insert('partyBranch', {
      id,
      name: `${name}党支部`,
      kind,
      site_number: siteNumber,
      secretary: names.draw(random, '1'),
      themed_day: random.between(5, 25),
      waived_meetings: '{}',
      closed_on: null,
    });
    return id;
  };
  const kinds: Record<string, string> = { '01': 'office', '02': 'community' };
  const byCentre = new Map(
    centres.map(({ siteNumber, name }) => [
      siteNumber,
      insert(name.replace('党群服务中心', ''), kinds[siteNumber] ?? 'village', siteNumber),
    ]),
  );
  return { byCentre, newSector: newSectorBranches.map((name) => insert(name, 'new-sector', '01')) };
}

/** 设岗定责: the same posts at every centre, held by volunteers of it. */
function writePosts(
  unit: UnitOfWork,
  random: Random,
  given: { centres: readonly Centre[]; volunteers: readonly SeedVolunteer[]; activityYear: number },
): void {
  for (const { siteNumber } of given.centres) {
    const own = given.volunteers.filter((volunteer) => volunteer.siteNumber === siteNumber);
    for (const post of posts) {
      const postId = uuidv7();
      unit.insert('volunteerPost', { id: postId, site_number: siteNumber, ...post, closed_on: null });
      for (const { id } of random.shuffled(own).slice(0, 2)) {
        unit.insert('volunteerPostHolder', {
          id: uuidv7(),
          post_id: postId,
          volunteer_id: id,
          from_day: `${given.activityYear}-01-01`,
          until_day: null,
        });
      }
    }
  }
}
