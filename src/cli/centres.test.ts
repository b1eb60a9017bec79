import { beforeAll, describe, expect, it } from 'vitest';
import type { Centre } from '#shared/contract/centres.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
});
const inFolder = (...words: string[]) => ['centre', ...words, '--data', folder];

describe('ow centre', () => {
  it('enters a telephone, then an address, and leaves what is not named', async () => {
    await ow(...inFolder('set', '13', '--phone', '0750-2600001'));
    const { answer } = await owJson<Centre>(...inFolder('set', '13', '--address', '台洞村委会一楼'));
    expect(answer).toEqual({
      siteNumber: '13',
      name: '台洞村党群服务中心',
      divisionName: '台洞村委会',
      phone: '0750-2600001',
      address: '台洞村委会一楼',
    });
    const { answer: all } = await owJson<Centre[]>(...inFolder('list'));
    expect(all).toHaveLength(17);
    expect(all).toContainEqual(answer);
    expect((await ow(...inFolder('list'))).stdout).toContain('未登记');
  });

  it('refuses a centre there is not, nothing to set, and what is no telephone', async () => {
    expect(await failing(2, ...inFolder('set', '99', '--phone', '12345'))).toMatchObject({
      message: expect.stringContaining('99'),
    });
    expect(await failing(2, ...inFolder('set', '13'))).toMatchObject({
      message: expect.stringContaining('--phone'),
    });
    expect(await failing(1, ...inFolder('set', '13', '--phone', '问村长'))).toMatchObject({
      code: 'INVALID_ANSWERS',
      message: expect.stringContaining('电话'),
    });
  });
});
