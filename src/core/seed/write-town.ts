import { uuidv7 } from 'uuidv7';
import { type CoreContext, systemActor } from '../context.ts';
import { centreNames } from '../reports/queries.ts';
import { NamePool } from './names.ts';
import type { Random } from './random.ts';

/** The rooms of the 1+N matrix: the hall of the centre, and what stands beside it. */
const rooms = [
  { name: '多功能会议室', kind: 'hall', capacity: 80 },
  { name: '新时代文明实践站', kind: 'practice-station', capacity: 50 },
  { name: '人大代表联络站', kind: 'congress-station', capacity: 20 },
  { name: '法官工作室', kind: 'judge-studio', capacity: 12 },
  { name: '心理咨询室', kind: 'counselling-room', capacity: 6 },
  { name: '农家书屋', kind: 'reading-room', capacity: 30 },
];
const everyDay = JSON.stringify(
  Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, { from: '08:30', until: '21:30' }])),
);
const equipment = [
  { name: '投影仪', quantity: 2 },
  { name: '音响', quantity: 1 },
  { name: '折叠椅', quantity: 60 },
];
const lecturers = [
  { title: '镇党校讲师', subjects: '党章党规、党史' },
  { title: '市委党校讲师', subjects: '二十大精神、基层治理' },
  { title: '退休教师、老党员', subjects: '老党员讲古' },
  { title: '司法所所长', subjects: '民法典、调解' },
  { title: '农技站站长', subjects: '乡村振兴、农技' },
  { title: '卫生院医生', subjects: '健康科普' },
];
const newSectorBodies = [
  '五金商会',
  '卫浴厂',
  '建材厂',
  '电商协会',
  '幼儿园',
  '社会工作站',
  '个体私营协会',
  '农民合作社',
];
const massBodies = ['工会', '共青团', '妇联', '老年协会', '侨联小组', '关工委', '残协', '科协'];
/** As the town counts them: Party organisations of the new sector, and mass organisations. */
const newSectorCount = 8;
const massCount = 56;

export interface SeedTown {
  /** The large room of each centre. */
  halls: ReadonlyMap<string, string>;
  rooms: readonly { id: string; siteNumber: string }[];
  lecturers: readonly string[];
  organisations: readonly { id: string; siteNumber: string }[];
}

/** What the activities of a town need: rooms, equipment, lecturers, and the organisations that take part. */
export function writeTown(context: CoreContext, random: Random): SeedTown {
  const { database } = context.data;
  const centres = database.read.all(centreNames);
  const names = new NamePool(random, 100);
  const subject = { entity: 'room', id: 'generated' };
  return database.write({ name: 'activities.import', actor: systemActor, subject }, (unit) => {
    const halls = new Map<string, string>();
    const allRooms: { id: string; siteNumber: string }[] = [];
    for (const { siteNumber } of centres) {
      for (const room of rooms) {
        const id = uuidv7();
        unit.insert('room', {
          id,
          site_number: siteNumber,
          ...room,
          opening_hours: everyDay,
          closed_on: null,
        });
        allRooms.push({ id, siteNumber });
        if (room.kind === 'hall') halls.set(siteNumber, id);
      }
      for (const thing of equipment) {
        unit.insert('equipment', { id: uuidv7(), site_number: siteNumber, ...thing, closed_on: null });
      }
    }
    const people = lecturers.map(({ title, subjects }, at) => {
      const id = uuidv7();
      const name = names.draw(random, at % 2 === 0 ? '1' : '2');
      unit.insert('lecturer', {
        id,
        name,
        title,
        phone: `1990002${String(at).padStart(4, '0')}`,
        subjects,
        closed_on: null,
      });
      return id;
    });
    const organisations = Array.from({ length: newSectorCount + massCount }, (_, at) => {
      const mass = at >= newSectorCount;
      const { siteNumber, name } = mass ? random.pick(centres) : (centres[0] as (typeof centres)[number]);
      const body = mass ? massBodies[at % massBodies.length] : newSectorBodies[at];
      const id = uuidv7();
      unit.insert('socialOrganisation', {
        id,
        kind: mass ? 'mass' : 'new-sector',
        name: mass
          ? `${name.replace('党群服务中心', '')}${body}${Math.floor(at / massBodies.length)}组`
          : `沙塘${body}党支部`,
        site_number: siteNumber,
        contact: names.draw(random, random.chance(0.5) ? '1' : '2'),
        phone: `1990003${String(at).padStart(4, '0')}`,
        members: random.between(6, 60),
        note: '',
        closed_on: null,
      });
      return { id, siteNumber };
    });
    return { halls, rooms: allRooms, lecturers: people, organisations };
  });
}
