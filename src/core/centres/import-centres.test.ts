import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { query } from '../db/query.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, resourcesFolder, type TestSite } from '../testing/fresh-site.ts';
import { readChanges } from '../testing/log.ts';
import { importCentres } from './import-centres.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const heading = 'site_no,name,kind,division_code,division_name';
const take = (...lines: string[]) => importCentres(site.context, clerk, [heading, ...lines].join('\n'));
const centre = (siteNumber: string) =>
  site.data.database.read.first(
    query.selectFrom('centres').selectAll().where('site_number', '=', siteNumber),
  );
const changes = () => readChanges(site.data.connection).length;

describe('the list of centres', () => {
  it('holds all 17 of the town, with the rare character of 蓢畔', () => {
    expect(site.data.database.read.all(query.selectFrom('centres').select('site_number'))).toHaveLength(17);
    expect(centre('17')).toMatchObject({
      name: '蓢畔村党群服务中心',
      kind: 'village',
      division_code: '440783103234',
      phone: '',
    });
  });

  it('changes nothing when it says what is known', () => {
    const before = changes();
    const text = readFileSync(join(resourcesFolder, 'seed/centres.csv'), 'utf8');
    expect(importCentres(site.context, clerk, text)).toEqual({ count: 17 });
    expect(changes()).toBe(before);
  });

  it('takes a new telephone number, and leaves the other centres alone', () => {
    const text = `${heading},phone\n13,台洞村党群服务中心,village,440783103230,台洞村委会,0750-2600001`;
    expect(importCentres(site.context, clerk, text)).toEqual({ count: 1 });
    expect(centre('13')?.phone).toBe('0750-2600001');
    expect(JSON.parse(readChanges(site.data.connection).at(-1)?.fields ?? '')).toEqual({
      phone: '0750-2600001',
    });
    expect(centre('12')?.name).toBe('红岭村党群服务中心');
  });

  it('without the columns of telephone numbers and addresses leaves those that are known', () => {
    importCentres(
      site.context,
      clerk,
      `${heading},phone,address\n13,台洞村党群服务中心,village,440783103230,台洞村委会,123,村委会一楼`,
    );
    take('13,台洞村党群服务中心,village,440783103230,台洞村委会');
    expect(centre('13')).toMatchObject({ phone: '123', address: '村委会一楼' });
  });

  it.each([
    ['1,名,village,440783103,名', 'site_no', 'site-number'],
    ['00,名,village,440783103,名', 'site_no', 'site-number'],
    ['１３,名,village,440783103,名', 'site_no', 'site-number'],
    ['18,,village,440783103,名', 'name', 'empty'],
    ['18,名,city,440783103,名', 'kind', 'centre-kind'],
    ['18,名,village,4407831,名', 'division_code', 'division-code'],
  ])('is refused as a whole for %s', (line, column, code) => {
    const before = changes();
    const { data } = faultOf(() => take('18,好,village,440783103,好', line.replace(/^18/, '19')));
    expect(data).toEqual({ problems: [expect.objectContaining({ line: 3, column, code })] });
    expect(changes()).toBe(before);
    expect(centre('18')).toBeUndefined();
  });

  it('is refused when a site stands there twice', () => {
    const { data } = faultOf(() => take('18,甲,village,440783103,甲', '18,乙,village,440783103,乙'));
    expect(data).toEqual({
      problems: [{ line: 3, column: 'site_no', code: 'site-number-twice', value: '18' }],
    });
  });
});
