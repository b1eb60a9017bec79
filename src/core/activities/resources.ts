import { uuidv7 } from 'uuidv7';
import type { z } from 'zod';
import type {
  ActivityChoices,
  closeResource as closeInput,
  saveEquipment as equipmentInput,
  saveLecturer as lecturerInput,
  Room,
  saveRoom as roomInput,
} from '#shared/contract/activity-resources.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { searchKeys } from '../pinyin/search-keys.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { allCentres, openBranches, openEquipment, openLecturers, openRooms, openSquads } from './queries.ts';
import { readTypes } from './types.ts';

/** What a form of activities may choose from; rooms and equipment of this centre come first. */
export function readChoices(context: CoreContext): ActivityChoices {
  const { read, site } = context.data.database;
  const ownFirst = <Row extends { siteNumber: string }>(rows: Row[]) => [
    ...rows.filter(({ siteNumber }) => siteNumber === site.siteNumber),
    ...rows.filter(({ siteNumber }) => siteNumber !== site.siteNumber),
  ];
  return {
    ownSite: site.siteNumber,
    types: readTypes(read),
    rooms: ownFirst(
      read.all(openRooms).map((room) => ({
        ...{ id: room.id, name: room.name, kind: room.kind, capacity: room.capacity },
        siteNumber: room.site_number,
        centreName: room.centre_name ?? '',
        openingHours: JSON.parse(room.opening_hours) as Room['openingHours'],
        initials: searchKeys(room.name).initials,
      })),
    ),
    lecturers: read.all(openLecturers).map(({ id, name, title, phone, subjects, name_initials }) => ({
      ...{ id, name, title, phone, subjects, initials: name_initials },
    })),
    equipment: ownFirst(
      read.all(openEquipment).map(({ id, name, site_number, quantity }) => ({
        ...{ id, name, siteNumber: site_number, quantity },
      })),
    ),
    squads: read.all(openSquads),
    branches: read.all(openBranches),
    centres: read.all(allCentres).map(({ site_number, name }) => ({ siteNumber: site_number, name })),
  };
}

/** @throws CoreError `ROLE_NOT_ALLOWED`; `NOT_FOUND` for a room that is not this centre's */
export function saveRoom(
  context: CoreContext,
  actor: StaffActor,
  room: z.output<typeof roomInput>,
): ActivityChoices {
  const { siteNumber } = context.data.database.site;
  const known = (choices: ActivityChoices) => choices.rooms.filter((one) => one.siteNumber === siteNumber);
  const { name, kind, capacity } = room;
  const fields = { name, kind, capacity, opening_hours: JSON.stringify(room.openingHours) };
  return save(context, actor, 'room', room.id, known, (unit, id, isNew) => {
    if (isNew) unit.insert('room', { id, site_number: siteNumber, ...fields, closed_on: null });
    else unit.update('room', { id }, fields);
  });
}

/** Lecturers teach wherever they are asked: every centre knows them all. @throws CoreError as `saveRoom` */
export function saveLecturer(
  context: CoreContext,
  actor: StaffActor,
  { id: given, ...fields }: z.output<typeof lecturerInput>,
): ActivityChoices {
  return save(
    context,
    actor,
    'lecturer',
    given,
    ({ lecturers }) => lecturers,
    (unit, id, isNew) => {
      if (isNew) unit.insert('lecturer', { id, ...fields, closed_on: null });
      else unit.update('lecturer', { id }, fields);
    },
  );
}

/** @throws CoreError as `saveRoom` */
export function saveEquipment(
  context: CoreContext,
  actor: StaffActor,
  { id: given, ...fields }: z.output<typeof equipmentInput>,
): ActivityChoices {
  const { siteNumber } = context.data.database.site;
  const known = (choices: ActivityChoices) =>
    choices.equipment.filter((one) => one.siteNumber === siteNumber);
  return save(context, actor, 'equipment', given, known, (unit, id, isNew) => {
    if (isNew) unit.insert('equipment', { id, site_number: siteNumber, ...fields, closed_on: null });
    else unit.update('equipment', { id }, fields);
  });
}

/** Takes a room, a lecturer or equipment out of the choice. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function closeResource(
  context: CoreContext,
  actor: StaffActor,
  { kind, id }: z.output<typeof closeInput>,
): ActivityChoices {
  const { database } = context.data;
  const { siteNumber } = database.site;
  const own = (rows: readonly { id: string; siteNumber?: string }[]) =>
    rows.filter((row) => (row.siteNumber ?? siteNumber) === siteNumber);
  const lists = { room: 'rooms', lecturer: 'lecturers', equipment: 'equipment' } as const;
  return save(
    context,
    actor,
    kind,
    id,
    (choices) => own(choices[lists[kind]]),
    (unit) => unit.update(kind, { id }, { closed_on: localDateInShanghai(database.now()) }),
  );
}

type Resource = 'room' | 'lecturer' | 'equipment';
type Unit = Parameters<Parameters<CoreContext['data']['database']['write']>[1]>[0];

function save(
  context: CoreContext,
  actor: StaffActor,
  entity: Resource,
  given: string | null,
  known: (choices: ActivityChoices) => readonly { id: string }[],
  work: (unit: Unit, id: string, isNew: boolean) => void,
): ActivityChoices {
  requireRole(actor, 'manager', 'administrator');
  if (given !== null && !known(readChoices(context)).some(({ id }) => id === given)) {
    throw failure('NOT_FOUND', { entity, id: given });
  }
  const id = given ?? uuidv7();
  const command = { name: `activities.save-${entity}`, actor, subject: { entity, id } };
  context.data.database.write(command, (unit) => work(unit, id, given === null));
  return readChoices(context);
}
