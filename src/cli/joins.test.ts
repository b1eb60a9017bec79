import { expect, it } from 'vitest';
import { systemActor } from '#core/context.ts';
import { readDemoKey } from '#core/data-folder/key-file.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { query } from '#core/db/query.ts';
import type { PersonRecords, RepeatedNumber } from '#shared/contract/joins.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

it('lists, shows, joins and takes apart two records of one number', async () => {
  const folder = await seededFolder(10, 5);
  const inFolder = (...words: string[]) => ['join', ...words, '--data', folder];
  expect((await ow(...inFolder('list'))).stdout).toContain('没有重复档案');
  const { database } = openData({ folder, key: readDemoKey(folder) });
  const known = database.read.first(
    query
      .selectFrom('residents')
      .select(['id', 'identity_kind', 'identity_number', 'name', 'sex', 'birth_date', 'address'])
      .where('identity_kind', '=', 'resident-id')
      .limit(1),
  );
  if (!known) throw new Error('Nobody was seeded');
  const command = {
    name: 'residents.record',
    actor: systemActor,
    subject: { entity: 'resident', id: 'again' },
  };
  database.write(command, (unit) => unit.insert('resident', { ...known, id: 'again', phone: '13800000001' }));
  database.close();
  const { answer } = await owJson<RepeatedNumber[]>(...inFolder('list'));
  expect(answer).toMatchObject([{ records: 2 }]);
  const act = (...words: string[]) => inFolder(...words, '--reason', '同一个人', '--staff', 'demo-13-4');
  const joined = await owJson<PersonRecords>(...act('make', known.id, 'again'));
  expect(joined.answer).toMatchObject({ standing: { id: known.id }, joined: [{ id: 'again' }], apart: [] });
  expect((await failing(1, ...act('make', known.id, 'again'))).code).toBe('JOIN_REFUSED');
  expect((await ow(...inFolder('show', 'again'))).stdout).toContain('已并入');
  const apart = await owJson<PersonRecords>(...act('undo', 'again'));
  expect(apart.answer).toMatchObject({ joined: [], apart: [{ id: known.id }] });
  expect((await ow('verify', '--data', folder)).status).toBe(0);
}, 60_000);
