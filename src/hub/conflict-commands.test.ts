import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { failing, ow, owJson } from '#cli/testing/command-line.ts';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { ConflictDetail, ConflictLine } from '#shared/contract/conflicts.ts';
import { testHub } from './testing/town.ts';

const folders: Record<string, string> = {};
const at = (site: string, ...words: string[]) => [...words, '--data', folders[site] ?? ''];

beforeAll(async () => {
  const hub = await testHub();
  const few = ['--residents', '5', '--cases', '5', '--no-activities'];
  for (const site of ['13', '02']) {
    folders[site] = join(temporaryFolder(), 'data');
    expect(await ow(...at(site, 'seed', '--site', site, ...few))).toMatchObject({ status: 0 });
    const code = await hub.code(site);
    expect(await ow(...at(site, 'sync', '--hub', hub.url, '--code', code))).toMatchObject({ status: 0 });
  }
  // Both say something else of the same centre, and none has heard of the other.
  for (const [site, phone] of [
    ['13', '0750-2330013'],
    ['02', '0750-2330002'],
  ] as const) {
    expect(await ow(...at(site, 'centre', 'set', '05', '--phone', phone))).toMatchObject({ status: 0 });
  }
  for (const site of ['13', '02', '13']) await ow(...at(site, 'sync'));
}, 120_000);

it('lists, shows and decides what two centres wrote without knowing of each other', async () => {
  const listed = await owJson<ConflictLine[]>(...at('02', 'conflict', 'list'));
  expect(listed.answer).toMatchObject([
    {
      ...{ entity: 'centre', entityId: '05', field: 'phone', name: '电话' },
      standing: { shown: '0750-2330013' },
      others: [{ shown: '0750-2330002' }],
    },
  ]);
  expect((await ow(...at('02', 'conflict', 'list'))).stdout).toContain('centre:05');
  const show = await owJson<ConflictDetail>(...at('02', 'conflict', 'show', 'centre:05'));
  expect(show.answer).toMatchObject({ fields: [{ form: { kind: 'text' } }], settled: [] });
  const stamp = show.answer.fields[0]?.values[1]?.stamp ?? '';
  const decide = (...words: string[]) =>
    at('02', 'conflict', 'decide', 'centre:05', '--field', 'phone', ...words);
  expect((await failing(1, ...decide('--take', stamp, '--staff', 'demo-02-1'))).code).toBe(
    'ROLE_NOT_ALLOWED',
  );
  expect((await failing(1, ...decide('--take', stamp, '--staff', 'demo-02-4'))).message).toContain(
    '由那边的中心主任裁定',
  );
  expect((await failing(2, ...decide('--staff', 'demo-02-7'))).code).toBe('usage');
  const decided = await owJson<ConflictDetail>(...decide('--take', stamp, '--staff', 'demo-02-7'));
  expect(decided.answer).toMatchObject({
    fields: [],
    settled: [{ outcome: { shown: '0750-2330002' }, between: [{}, { shown: '0750-2330002' }] }],
  });
  for (const site of ['02', '13']) await ow(...at(site, 'sync'));
  expect((await ow(...at('13', 'conflict', 'list'))).stdout).toContain('没有待裁定的记录');
  expect((await owJson(...at('13', 'conflict', 'list', '--settled'))).answer).toMatchObject([
    { standing: { shown: '0750-2330002' } },
  ]);
  expect((await ow(...at('13', 'conflict', 'show', 'centre:05'))).stdout).toContain(
    '已裁定　电话：0750-2330002',
  );
}, 60_000);
