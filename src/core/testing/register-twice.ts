import { uuidv7 } from 'uuidv7';
import { systemActor } from '../context.ts';
import { readDemoKey } from '../data-folder/key-file.ts';
import { openData } from '../data-folder/open-data.ts';

/** Registers as many people as its arguments say twice each, as two centres without a line do; run as a process. */
const [folder = '', people = '0'] = process.argv.slice(2);
const { database } = openData({ folder, key: readDemoKey(folder) });

const subject = { entity: 'resident', id: 'twice' } as const;
database.write({ name: 'residents.import', actor: systemActor, subject }, (unit) => {
  for (let order = 0; order < Number(people); order += 1) {
    const identity = { identity_kind: 'passport', identity_number: `E${10_000_000 + order}` };
    const reach = { sex: '1', birth_date: null, phone: '', address: '' };
    for (const name of ['陈大文', '陳大文'])
      unit.insert('resident', { id: uuidv7(), name, ...identity, ...reach });
  }
});
database.close();
