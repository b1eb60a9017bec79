/** How people reach a centre, as its papers say it. An empty text: not known. */
export interface CentreContact {
  readonly phone: string;
  readonly address: string;
}

/** The most characters of an address: it stands on one line of a paper. */
export const LONGEST_ADDRESS = 60;

/** Digits with what people write between them; `转` leads to an extension, `、` to a second number. */
const PHONE = /^[0-9+()（）\- 转、]{5,40}$/;

/** What cannot stand on a paper; empty for a contact that can. */
export function contactFaults({ phone, address }: CentreContact): { field: string; code: string }[] {
  const faults = [];
  if (phone !== '' && !PHONE.test(phone)) faults.push({ field: 'phone', code: 'format' });
  if (address.length > LONGEST_ADDRESS) faults.push({ field: 'address', code: 'too-long' });
  return faults;
}

/** As it is stored: full-width digits made plain, nothing around it. */
export function tidyContact({ phone, address }: CentreContact): CentreContact {
  return { phone: phone.normalize('NFKC').trim().replace(/\s+/g, ' '), address: address.trim() };
}
