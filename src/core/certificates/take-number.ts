import { randomInt } from 'node:crypto';
import { query } from '../db/query.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { numbersLeftOut } from '../sync/numbers-left-out.ts';

/** Without digits and letters that are taken for one another on paper. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CODE_LENGTH = 8;

/**
 * The next certificate number of a site's year, `13-2026-Z0001`, and the code by which whoever is shown the paper checks
 * it. Both are taken in the transaction that writes the certificate.
 */
export function takeCertificateNumber(
  unit: UnitOfWork,
  siteNumber: string,
  year: number,
): { number: string; verificationCode: string } {
  const last = unit.read.first(
    query
      .selectFrom('certificate_serials')
      .select('last_serial')
      .where('site_number', '=', siteNumber)
      .where('year', '=', year),
  );
  const serial = (last?.last_serial ?? lastSerialKnown(unit, siteNumber, year)) + 1;
  unit.local.put('certificate_serials', { site_number: siteNumber, year, last_serial: serial });
  const code = Array.from({ length: CODE_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return { number: `${siteNumber}-${year}-Z${String(serial).padStart(4, '0')}`, verificationCode: code };
}

/** Where an installation begins to count that has given no number this year. */
function lastSerialKnown(unit: UnitOfWork, siteNumber: string, year: number): number {
  const leftOut = numbersLeftOut(unit.read, year);
  if (leftOut === 0) return 0;
  const prefix = `${siteNumber}-${year}-Z`;
  const known = unit.read.first(
    query
      .selectFrom('certificates')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('number', '>', prefix)
      .where('number', '<', `${prefix}~`),
  );
  return Number(known?.number?.slice(prefix.length) ?? 0) + leftOut;
}
