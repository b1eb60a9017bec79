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
] as const;
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
/** What belongs to the centre that made it. */
const OF_SITE = ['caseScan', 'post', 'staffAbsence', 'handover', 'queueDay'] as const;
/** What a centre keeps; the town gets it too. People may be corrected wherever they come. */
const RECORDS = ['case', 'resident', 'organisation', 'agent', 'household', 'householdMember'] as const;

const has = (entities: readonly string[]) => (entity: string) => entities.includes(entity);

export const isReference = has(REFERENCE);
export const isOfCase = has(OF_CASE);
export const isOfSite = has(OF_SITE);
/** Whether this hub can judge changes of the entity; others it parks. */
export const isKnown = has([...REFERENCE, ...OF_CASE, ...OF_SITE, ...RECORDS]);
