import { query } from '../db/query.ts';

/** Counting further would take longer than anybody looks. */
const mostCounted = 1000;

/** Numbers of which several records stand, in their order, from a cursor on. */
export function repeatedNumbers(after: { number: string; kind: string } | undefined, limit: number) {
  let rows = query.selectFrom('repeated_numbers').selectAll();
  if (after) {
    rows = rows.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('identity_number', 'identity_kind'), '>', tuple(after.number, after.kind)),
    );
  }
  return rows.orderBy('identity_number').orderBy('identity_kind').limit(limit);
}

export function countRepeatedNumbers() {
  return query
    .selectFrom(
      query.selectFrom('repeated_numbers').select('identity_kind').limit(mostCounted).as('repeated'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'));
}

/** Every change of a record that takes part in it, with why as far as it was done here. */
export function changesOfResident(id: string) {
  return query
    .selectFrom('changes')
    .leftJoin('audit_entries', 'audit_entries.command_id', 'changes.command_id')
    .select([
      'changes.site_number',
      'changes.actor_id',
      'changes.clock',
      'changes.operation',
      'changes.fields',
      'audit_entries.reason',
    ])
    .where('entity_id', '=', id)
    .where('entity', '=', 'resident')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('change_faults as fault')
            .select('fault.seq')
            .whereRef('fault.site_number', '=', 'changes.site_number')
            .whereRef('fault.epoch', '=', 'changes.epoch')
            .whereRef('fault.seq', '=', 'changes.seq'),
        ),
      ),
    )
    .orderBy('changes.clock', 'desc');
}

export function countCasesOf(residentId: string, open: boolean) {
  return query
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('resident_id', '=', residentId)
    .where('closed_at', open ? 'is' : 'is not', null);
}
