import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#core/testing/after-file.ts';
import type { ImportPreview } from '#shared/contract/catalogue.ts';
import { failing, ow, owJson, seededFolder } from './testing/command-line.ts';

let folder: string;
beforeAll(async () => {
  folder = await seededFolder();
});
const inFolder = (...words: string[]) => [...words, '--data', folder];

describe('catalogue export', () => {
  it.each(['csv', 'xlsx'])('writes a %s that taken in again changes nothing', async (format) => {
    const path = join(temporaryFolder(), `items.${format}`);
    expect((await owJson(...inFolder('catalogue', 'export', path))).answer).toEqual({ path });
    const preview = await owJson<ImportPreview>(...inFolder('catalogue', 'import', path, '--preview'));
    expect(preview.answer).toEqual({ added: [], changed: [], unchanged: 233, missing: [], problems: [] });
    const taken = await owJson(...inFolder('catalogue', 'import', path));
    expect(taken.answer).toEqual({ added: 0, changed: 0, unchanged: 233 });
  });

  it('writes no other kind of file', async () => {
    expect((await failing(2, ...inFolder('catalogue', 'export', 'items.doc'))).code).toBe('file-kind');
  });
});

describe('catalogue import --preview', () => {
  it('says what would change and changes nothing', async () => {
    const path = join(temporaryFolder(), 'items.csv');
    await ow(...inFolder('catalogue', 'export', path));
    writeFileSync(path, readFileSync(path, 'utf8').replace('城乡居民养老保险缴费申报', '养老保险缴费'));
    const { stdout } = await ow(...inFolder('catalogue', 'import', path, '--preview'));
    expect(stdout).toContain('名称：城乡居民养老保险缴费申报 → 养老保险缴费');
    expect(stdout).toContain('新增 0 项，更新 1 项，没有变化 232 项');
    const again = await owJson<ImportPreview>(...inFolder('catalogue', 'import', path, '--preview'));
    expect(again.answer.changed).toHaveLength(1);
  });

  it('names every wrong cell, and an import of such a file takes in nothing', async () => {
    const path = join(temporaryFolder(), 'items.csv');
    await ow(...inFolder('catalogue', 'export', path));
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^事项,SB005,[^,]*,/m, '事项,SB005,,'));
    const { stdout } = await ow(...inFolder('catalogue', 'import', path, '--preview'));
    expect(stdout).toMatch(/“事项”表第 \d+ 行“名称”：不能为空/);
    expect((await failing(1, ...inFolder('catalogue', 'import', path))).problems).toMatchObject([
      { column: '名称', code: 'empty' },
    ]);
  });

  it('knows the plain list of items, which has no preview', async () => {
    const path = join(temporaryFolder(), 'items.csv');
    writeFileSync(path, 'code,name,department,kind,promised_workdays,materials\n');
    expect((await failing(2, ...inFolder('catalogue', 'import', path, '--preview'))).code).toBe('no-preview');
  });
});
