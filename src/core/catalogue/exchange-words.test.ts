import { expect, it } from 'vitest';
import { freshSite, manager } from '../testing/fresh-site.ts';
import { exportItems, importItems, previewItems } from './exchange-items.ts';
import { beginEditing } from './manage-items.ts';

it('says where an item comes from in words, and is understood by words, codes and whatever else is written', async () => {
  const site = freshSite();
  const csvText = async () => new TextDecoder().decode(await exportItems(site.data.database.read, 'csv'));
  const csvFile = (text: string) => ({ name: '目录.csv', bytes: new TextEncoder().encode(text) });
  const preview = (file: ReturnType<typeof csvFile>) => previewItems(site.context, manager, file);
  const take = (file: ReturnType<typeof csvFile>) => importItems(site.context, manager, file);
  const text = await csvText();
  expect(text).not.toMatch(/,(?:found|similar|estimate),/);
  const line = /^事项,BM001,.*$/m.exec(text)?.[0] ?? '';
  expect(line).toContain(',估计,');
  const written = (said: string) => csvFile(text.replace(line, line.replace(',估计,', `,${said},`)));
  expect((await preview(written('estimate'))).changed).toEqual([]);
  expect((await preview(written('公开资料'))).changed).toMatchObject([
    { code: 'BM001', changes: [{ label: '资料来源', before: '估计', after: '公开资料' }] },
  ]);
  await take(written('found'));
  expect(beginEditing(site.context, manager, 'BM001').item.provenance).toBe('found');
  await take(written('市政务服务网'));
  expect(await csvText()).toContain(',市政务服务网,');
});

it('names a fault by what stands in its cell, not by the code of the part', async () => {
  const site = freshSite();
  const text = new TextDecoder().decode(await exportItems(site.data.database.read, 'csv'));
  const without = text.replace(/^(事项,CL001,(?:[^,\n"]*,){10})是,/m, '$1否,');
  expect(without).not.toBe(text);
  const bytes = new TextEncoder().encode(without);
  const { problems } = await previewItems(site.context, manager, { name: '目录.csv', bytes });
  expect(problems).not.toEqual([]);
  for (const problem of problems) expect(problem).toMatchObject({ column: '可容缺', value: '是' });
});
