import { beforeAll, expect, it } from 'vitest';
import type { CaseLine } from '#shared/contract/cases.ts';
import type { Transfer } from '#shared/contract/transfers.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
});
const as = (...words: string[]) => ['transfer', ...words, '--data', folder, '--staff', 'demo-13-1'];
const list = () => ow('transfer', 'list', '--data', folder);

it('asks for a case of another centre, once, and takes it back', async () => {
  expect((await list()).stdout).toContain('没有移交');
  const asked = await owJson<Transfer>(...as('ask', '02-2026-000001', '--reason', '申请人在本中心'));
  expect(asked.answer).toMatchObject({ kind: 'ask', state: 'waiting', fromSite: '02', toSite: '13' });
  expect((await failing(1, ...as('ask', '02-2026-000001', '--reason', '再问'))).code).toBe(
    'TRANSFER_REFUSED',
  );
  expect((await list()).stdout).toContain('等待答复');
  const { answer } = await owJson<Transfer>(...as('withdraw', asked.answer.id, '--reason', '不用了'));
  expect(answer).toMatchObject({ state: 'withdrawn', withdrawal: { reason: '不用了' } });
});

it('offers a case of this centre to a centre that there is', async () => {
  const cases = await owJson<CaseLine[]>('case', 'list', '--data', folder);
  const number = cases.answer.find(({ lamp }) => lamp !== null)?.number ?? '';
  const offer = (...words: string[]) => as('offer', number, '--reason', '申请人已搬走', ...words);
  expect((await failing(1, ...offer('--to', '99'))).message).toContain('中心');
  const { answer } = await owJson<Transfer>(...offer('--to', '01'));
  expect(answer).toMatchObject({ kind: 'offer', state: 'waiting', caseNumber: number, toSite: '01' });
  expect((await failing(1, ...as('accept', answer.id))).message).toBe('这次移交要由对方中心答复，没有改动');
});
