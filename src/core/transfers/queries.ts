import { query } from '../db/query.ts';

/** Transfers with their answers. */
export function transferRows() {
  return query
    .selectFrom('transfers')
    .leftJoin('transfer_answers as answer', 'answer.transfer_id', 'transfers.id')
    .selectAll('transfers')
    .select([
      'answer.outcome',
      'answer.reason as answer_reason',
      'answer.papers as answer_papers',
      'answer.case_id as answer_case_id',
      'answer.answered_at',
      'answer.answered_by',
      'answer.answered_by_name',
    ])
    .orderBy('transfers.made_at', 'desc')
    .orderBy('transfers.id', 'desc');
}

export function transferById(id: string) {
  return transferRows().where('transfers.id', '=', id);
}

/** The latest that a site began or has to answer; `end` is the side it stands on. */
export function transfersOfSite(end: 'from_site' | 'to_site', siteNumber: string, limit: number) {
  return transferRows().where(`transfers.${end}`, '=', siteNumber).limit(limit);
}

export function transfersOfNumber(caseNumber: string) {
  return transferRows().where('transfers.case_number', '=', caseNumber);
}

/** What a holder has not brought to an end: asks without an answer, offers not handed over nor taken back. */
export function unsettledOfHolder(siteNumber: string) {
  return transferRows()
    .where('transfers.from_site', '=', siteNumber)
    .where('transfers.withdrawn_at', 'is', null)
    .where('transfers.handed_at', 'is', null)
    .where((where) =>
      where.or([
        where('answer.outcome', 'is', null),
        where.and([where('transfers.kind', '=', 'offer'), where('answer.outcome', '=', 'accepted')]),
      ]),
    );
}

/** The papers that lie with a case. */
export function papersInHand(caseId: string) {
  return query
    .selectFrom('case_materials')
    .select(['name', 'originals', 'copies'])
    .where('case_id', '=', caseId)
    .where('received', '=', 1)
    .orderBy('position');
}

export function allCentres() {
  return query.selectFrom('centres').select(['site_number', 'name']).orderBy('site_number');
}
