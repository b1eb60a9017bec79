import { DomainError } from './domain-error.ts';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const PRINTED = /^9-(\d{39})$/;
const LARGEST = (1n << 128n) - 1n;

/**
 * The code of an activity as its QR code holds it: `9-` and its identifier in decimal. Digits and hyphens only, so that a
 * scanner that types is understood under any input method; no case or paper number begins like it.
 * @throws DomainError `not-a-uuid`
 */
export function activityCode(id: string): string {
  if (!UUID.test(id)) throw new DomainError('not-a-uuid', `Not the identifier of an activity: ${id}`, { id });
  const number = BigInt(`0x${id.replaceAll('-', '')}`);
  return `9-${number.toString().padStart(39, '0')}`;
}

/** The identifier of the activity whose code was scanned; null for any other text. */
export function parseActivityCode(text: string): string | null {
  const digits = PRINTED.exec(text.normalize('NFKC').replace(/\s/g, ''))?.[1];
  if (digits === undefined || BigInt(digits) > LARGEST) return null;
  const hex = BigInt(digits).toString(16).padStart(32, '0');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
