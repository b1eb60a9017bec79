import { beforeEach, describe, expect, it } from 'vitest';
import { freshSite, type TestSite } from '../testing/fresh-site.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { printGuide, renderGuide, saveGuideAs } from './guide.ts';
import { listItems } from './service.ts';

let site: TestSite;
let desktop: PaperDesktop;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
});

describe('the guide of an item', () => {
  it('says what, who, which papers in which situation, where, the fee, the time and the phone', () => {
    const html = renderGuide(site.context, 'SB019');
    for (const wanted of [
      '社会保障卡补领换领',
      '台洞村党群服务中心服务窗口',
      '5 个工作日',
      '20 元',
      '居民身份证',
      '“持卡人是谁？”选“16周岁以上本人”或“无民事行为能力的成年人”时，另带',
      '可以代办，带代办人身份证和授权委托书',
    ]) {
      expect(html).toContain(wanted);
    }
  });

  it('leaves no half of a row empty: a fact without a neighbour has the whole row', () => {
    const facts = /<table class="facts">(.*?)<\/table>/s.exec(renderGuide(site.context, 'MZ007'))?.[1] ?? '';
    const rows = facts.split('<tr>').slice(1);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(row.split('<th>').length - 1).toBe(row.includes('colspan="3"') ? 1 : 2);
    }
  });

  it('can be made of every item', () => {
    for (const { code, name } of listItems(site.context)) {
      expect(renderGuide(site.context, code), code).toContain(name.replaceAll('"', '&#34;'));
    }
  });

  it('goes to the printer, or to a file of its name', async () => {
    expect(await printGuide(site.context, 'SB019')).toBe('printed');
    expect(desktop.printed[0]).toContain('办事指南');
    await saveGuideAs(site.context, 'SB019');
    expect(desktop.saved[0]?.name).toBe('社会保障卡补领换领办事指南.pdf');
    expect(desktop.footers.at(-1)).toMatch(/第.*pageNumber.*页，共.*totalPages.*页/s);
  });

  it('says so when it cannot be printed', async () => {
    await expect(printGuide(freshSite().context, 'SB019')).rejects.toMatchObject({ code: 'PRINTING_FAILED' });
    await expect(printGuide(site.context, 'XX999')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
