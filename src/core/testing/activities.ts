import type { ActivityPlan } from '#shared/contract/activities.ts';
import { planActivities } from '../activities/plan.ts';
import { saveLecturer, saveRoom } from '../activities/resources.ts';
import type { CoreContext } from '../context.ts';
import { manager } from './fresh-site.ts';

/** A plan for the Thursday after the ordinary morning, nine to eleven, with nothing that could clash. */
export function activityPlan(fields: Partial<ActivityPlan> = {}): ActivityPlan {
  return {
    typeCode: 'volunteer-service',
    name: '清洁家园',
    branchId: null,
    squadId: null,
    roomId: null,
    place: '',
    organiser: '谭国华',
    phone: '',
    capacity: 0,
    openTo: '',
    content: '',
    lecturerIds: [],
    equipment: [],
    rule: {
      pattern: 'once',
      firstDay: '2026-06-11',
      dates: [],
      end: { count: 1 },
      leftOut: [],
      moved: [],
      skipHolidays: true,
    },
    startTime: '09:00',
    endTime: '11:00',
    alternate: false,
    ...fields,
  };
}

/** Plans an activity and answers with its identifier. */
export function addActivity(context: CoreContext, fields: Partial<ActivityPlan> = {}): string {
  const { ids } = planActivities(context, manager, { ...activityPlan(fields), clashReason: '测试' });
  return ids[0] as string;
}

/** A room of the centre, open every day from half past eight to half past nine in the evening. */
export function addRoom(context: CoreContext, name: string, capacity: number): string {
  const open = { from: '08:30', until: '21:30' };
  const openingHours = { 1: open, 2: open, 3: open, 4: open, 5: open, 6: open, 7: open };
  const { rooms } = saveRoom(context, manager, { id: null, name, kind: '', capacity, openingHours });
  return rooms.find((room) => room.name === name)?.id as string;
}

export function addLecturer(context: CoreContext, name: string): string {
  const person = { id: null, name, title: '', phone: '', subjects: '' };
  return saveLecturer(context, manager, person).lecturers.find((one) => one.name === name)?.id as string;
}
