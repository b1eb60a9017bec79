import type { Change } from './change.ts';

/** What every site gets: the town's reference data. */
const REFERENCE = [
  'centre',
  'calendarYear',
  'calendarDay',
  'calendarNeighbourDay',
  'serviceItem',
  'serviceItemVersion',
  'serviceItemMaterial',
  'setting',
  'staffMember',
  'documentWording',
  'queueGroup',
  'activityType',
  'pointRule',
  'partyBranch',
  'volunteerSquad',
] as const;
/**
 * Volunteers, activities and Party life: every centre has them, since a volunteer serves wherever help is needed, and
 * every centre's staff may write them.
 */
const TOWN_WIDE = [
  'volunteer',
  'volunteerPost',
  'volunteerPostHolder',
  'volunteerHonour',
  'ledgerEntry',
  'starApplication',
  'certificate',
  'room',
  'roomBooking',
  'lecturer',
  'equipment',
  'socialOrganisation',
  'schoolTerm',
  'schoolCourse',
  'activitySeries',
  'activity',
  'activityLecturer',
  'activityEquipment',
  'activityOrganisation',
  'activitySignUp',
  'attendance',
  'meetingMinutes',
  'story',
] as const;
/** Written once and never again; what was wrong is taken back by an entry of its own. */
const APPEND_ONLY = ['ledgerEntry'] as const;
/** What hangs on a case by the first part of its key. */
const OF_CASE = [
  'caseAgent',
  'caseMaterial',
  'caseEvent',
  'caseDocument',
  'rating',
  'rectification',
  'rectificationEvent',
] as const;
/** What two centres agree on; each of them writes its own half. */
const OF_TRANSFER = ['transfer', 'transferAnswer'] as const;
/** What a centre asks of the town about somebody, and what the town grants. */
const OF_RECORDS = ['recordRequest', 'recordGrant'] as const;
/** What belongs to the centre that made it. */
const OF_SITE = [
  'caseScan',
  'post',
  'staffAbsence',
  'handover',
  'queueDay',
  ...OF_TRANSFER,
  ...OF_RECORDS,
] as const;
/** What a town shows its county: figures, and what is overdue. Written by the town's hub alone; of residents it says nothing. */
const OF_TOWN = ['town', 'townFigures', 'townOverdueCase'] as const;
/** What a centre keeps; the town gets it too. People may be corrected wherever they come. */
const PLAIN_RECORDS = ['resident', 'organisation', 'agent', 'household', 'householdMember'] as const;
const RECORDS = ['case', ...PLAIN_RECORDS] as const;

/** The name of an entity whose changes travel, as this version knows them. */
export type SyncedEntityName = (
  | typeof REFERENCE
  | typeof TOWN_WIDE
  | typeof OF_CASE
  | typeof OF_SITE
  | typeof OF_TOWN
  | typeof RECORDS
)[number];

const has = (entities: readonly string[]) => {
  const known = new Set(entities);
  return (entity: string) => known.has(entity);
};

export const isReference = has(REFERENCE);
/**
 * Whether a change only says what came with the application, as every installation writes it down on its first day: it
 * is no claim against what people of other centres have made of it since.
 */
export function isGiven({
  entity,
  operation,
  actorId,
}: {
  entity: string;
  operation: string;
  actorId: string;
}): boolean {
  return operation === 'insert' && actorId === 'system' && isReference(entity);
}
/** Whether every site gets changes of the entity. */
export const isForAll = has([...REFERENCE, ...TOWN_WIDE]);
export const isAppendOnly = has(APPEND_ONLY);
export const isOfCase = has(OF_CASE);
/** Whether nothing is asked of a change of the entity but who made it, and that it stands on nothing refused. */
export const isPlainRecord = ({ entity }: Pick<Change, 'entity'>) => isPlainEntity(entity);
const isPlainEntity = has(PLAIN_RECORDS);
/** Whether what a change may do hangs on what others said before. */
export const isOfAgreement = has([...OF_TRANSFER, ...OF_RECORDS]);
export const isOfSite = has(OF_SITE);
/** Whether a town's hub tells it to the county; its key begins with the number of the town there. */
export const isOfTown = has(OF_TOWN);
/** Whether this hub can judge changes of the entity; others it parks. */
export const isKnown = has([...REFERENCE, ...TOWN_WIDE, ...OF_CASE, ...OF_SITE, ...OF_TOWN, ...RECORDS]);

/**
 * What an entity hangs on: a case with its history, papers and scans is one root, an organisation and its register
 * entry are one, and so are what a centre asks and what the other answers. Everything else is its own root. Null for a
 * scan of which only the log says where it belongs.
 */
export function rootOf(
  { entity, entityId, operation }: Pick<Change, 'entity' | 'entityId' | 'operation'>,
  fields: { readonly case_id?: unknown },
): string | null {
  if (entity === 'case' || isOfCase(entity)) return caseRoot(entityId.split('/')[0] ?? '');
  if (entity === 'caseScan') return operation === 'insert' ? caseRoot(String(fields.case_id)) : null;
  if (isOfTown(entity)) return `town/${entityId.split('/')[0] ?? ''}`;
  if (entity === 'recordGrant') return `recordRequest/${entityId}`;
  if (entity === 'transferAnswer') return `transfer/${entityId}`;
  if (entity === 'organisation') return `resident/${entityId}`;
  return `${entity}/${entityId}`;
}

export const caseRoot = (caseId: string) => `case/${caseId}`;
