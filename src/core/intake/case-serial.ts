import { serialBlock } from '#shared/domain/serial-block.ts';
import { query } from '../db/query.ts';
import { compiledFor } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

const lastSerial = compiledFor((siteNumber: string, year: number) =>
  query
    .selectFrom('case_serials')
    .select('last_serial')
    .where('site_number', '=', siteNumber)
    .where('year', '=', year),
);

/**
 * The next serial of a site's year. It is taken in the transaction that writes the case, so a crash neither
 * loses a number nor gives one out twice.
 */
export function takeCaseSerial(unit: UnitOfWork, siteNumber: string, year: number): number {
  const last = unit.read.first(lastSerial(siteNumber, year));
  const serial = (last?.last_serial ?? beginning(unit)) + 1;
  unit.local.put('case_serials', { site_number: siteNumber, year, last_serial: serial });
  return serial;
}

/** Where an installation begins to count that has given no number this year. */
function beginning(unit: UnitOfWork): number {
  return serialBlock(unit.read.first(query.selectFrom('site_identity').select('epoch'))?.epoch ?? 1);
}
