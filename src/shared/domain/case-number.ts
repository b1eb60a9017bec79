import { DomainError } from './domain-error.ts';
import { tidyCode } from './tidy-code.ts';

/**
 * The number of a case (办件编号). It can be given out without a line to the town and never changes:
 * each site counts its own serials, anew every year.
 */
export interface CaseNumber {
  /** The site that gave it out, two digits, `01` to `99`. */
  readonly site: string;
  /** The calendar year, 2000 to 2999. */
  readonly year: number;
  /** From 1; six digits in print, more when a site needs them. */
  readonly serial: number;
}

const MAXIMUM_SERIAL = 999_999_999;
const PRINTED = /^(\d{2})(2\d{3})(\d{6,9})$/;

/**
 * A case number as it is printed and shown: `13-2026-000123`.
 * @throws DomainError `impossible-case-number` when a part is out of its range.
 */
export function formatCaseNumber({ site, year, serial }: CaseNumber): string {
  const fits =
    /^\d{2}$/.test(site) &&
    site !== '00' &&
    Number.isInteger(year) &&
    year >= 2000 &&
    year <= 2999 &&
    Number.isInteger(serial) &&
    serial >= 1 &&
    serial <= MAXIMUM_SERIAL;
  if (!fits) {
    throw new DomainError('impossible-case-number', `Not a case number: ${site}, ${year}, ${serial}`, {
      site,
      year,
      serial,
    });
  }
  return `${site}-${year}-${String(serial).padStart(6, '0')}`;
}

/**
 * The number as it stands on paper. Behind the number of a case there is a mark (`/2`) where two copies of one centre
 * may have given it out both.
 */
export function printedCaseNumber(number: string): string {
  return number.split('/', 1)[0] as string;
}

/**
 * Reads a case number as typed, pasted or scanned, with or without hyphens, full-width digits and white
 * space. Null when the text is not exactly one case number, so that a search can go on with other readings.
 */
export function parseCaseNumber(input: string): CaseNumber | null {
  const parts = PRINTED.exec(tidyCode(input).text);
  if (!parts) return null;
  const [, site = '', year = '', digits = ''] = parts;
  const serial = Number(digits);
  // Print pads to six digits only, so a longer serial that begins with 0 is a typing error.
  const padded = digits.length > 6 && digits.startsWith('0');
  return site === '00' || serial === 0 || padded ? null : { site, year: Number(year), serial };
}
