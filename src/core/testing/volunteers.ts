import type { VolunteerData } from '#shared/contract/volunteers.ts';
import type { CoreContext } from '../context.ts';
import { systemActor } from '../context.ts';
import { query } from '../db/query.ts';
import { saveVolunteer } from '../volunteers/service.ts';
import { identityNumber } from './drafts.ts';

/** A volunteer of the demo centre, told apart by a number from 0 to 999. */
export function volunteerData(order: number, given: Partial<VolunteerData> = {}): VolunteerData {
  const number = identityNumber(order, '19700315');
  return {
    identityKind: 'resident-id',
    identityNumber: number,
    name: `林志${'甲乙丙丁戊己庚辛壬癸'[order % 10]}`,
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
    birthDate: '1970-03-15',
    phone: `1990000${String(order).padStart(4, '0')}`,
    address: '沙塘镇台洞村',
    siteNumber: '13',
    grid: '台洞网格',
    politicalStatus: 'masses',
    branchId: null,
    squadId: null,
    skills: ['粤剧'],
    serviceKinds: ['elderly-care'],
    registeredOn: '2026-01-05',
    note: '',
    ...given,
  };
}

/** Registers some volunteers; gives their ids. */
export function registerVolunteers(context: CoreContext, count: number): string[] {
  return Array.from({ length: count }, (_, order) => {
    const known = Array.from({ length: order }, () => '');
    return saveVolunteer(context, systemActor, {
      id: null,
      data: volunteerData(order, { name: `林${'一二三四五六七八九十'[order % 10]}${order}`, phone: '' }),
      notSameAs: { ids: known, reason: '另一人' },
    }).id;
  });
}

const typeOf = (code: string) => query.selectFrom('activity_types').select('code').where('code', '=', code);

/** An activity of two hours in the evening of a day, as it stands in the database once planned. */
export function plannedActivity(
  { data: { database } }: CoreContext,
  id: string,
  { day = '2026-06-09', typeCode = 'volunteer-service', courseId = null as string | null } = {},
): string {
  database.write(
    { name: 'activities.plan', actor: systemActor, subject: { entity: 'activity', id } },
    (unit) => {
      if (!unit.read.first(typeOf(typeCode))) {
        unit.insert('activityType', {
          ...{
            code: typeCode,
            name: typeCode,
            counts_as: 'activity',
            gives_hours: 1,
            position: 1,
            closed: 0,
          },
        });
      }
      unit.insert('activity', {
        id,
        type_code: typeCode,
        name: `活动${id}`,
        site_number: database.site.siteNumber,
        series_id: null,
        branch_id: null,
        squad_id: null,
        room_id: null,
        place: '村委会前',
        starts_at: `${day}T11:00:00.000Z`,
        ends_at: `${day}T13:00:00.000Z`,
        organiser: '谭国华',
        phone: '',
        capacity: 0,
        open_to: '',
        content: '',
        course_id: courseId,
        lecture_number: null,
        material: '',
        state: 'planned',
        cancelled_reason: null,
        people_served: 0,
        summary: '',
      });
    },
  );
  return id;
}
