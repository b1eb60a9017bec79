import { randomBytes } from 'node:crypto';
import { uuidv7 } from 'uuidv7';

/** A resident whose address is 0.4 KB of chance: nothing in it says the same twice. */
export interface BenchRecord {
  _id: string;
  identity_kind: string;
  identity_number: string;
  name: string;
  sex: string;
  birth_date: string;
  phone: string;
  address: string;
}

export function makeRecords(count: number): BenchRecord[] {
  return Array.from({ length: count }, () => ({
    _id: uuidv7(),
    identity_kind: 'resident-id',
    identity_number: '',
    name: '林秀英',
    sex: '0',
    birth_date: '1950-02-03',
    phone: '',
    address: randomBytes(200).toString('hex'),
  }));
}
