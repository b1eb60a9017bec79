import { beforeEach, describe, expect, it } from 'vitest';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { getItem } from '../catalogue/service.ts';
import { importCentres } from '../centres/import-centres.ts';
import { systemActor } from '../context.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { readAudit, readChanges } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { missingSlip, printMissingSlip } from './missing-slip.ts';

/** 高龄老人津贴申领: asks about the situation, lets papers follow. */
const allowance = 'MZ007';

let site: TestSite;
let desktop: PaperDesktop;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
});

const draftOf = (item: string): IntakeDraft => ({
  ...fullDraft(site.context, item, newApplicant(1)),
  materials: [],
});

function answered(item: string): IntakeDraft {
  const { situations } = getItem(site.data.database.read, item);
  const chosen = situations.map(({ id, options }) => [id, options.find(({ outcome }) => !outcome)?.id ?? '']);
  return { ...draftOf(item), situations: Object.fromEntries(chosen) };
}

describe('the slip of what is missing', () => {
  it('lists only what lacks, with counts and the number of papers', () => {
    const draft = draftOf(threeDays);
    draft.materials = [{ id: materialId('户口簿'), received: true, originals: 1, copies: 1 }];
    const { html, missing } = missingSlip(site.context, clerk, draft);
    expect(missing).toBe(2);
    expect(html).toContain('居民身份证');
    expect(html).toContain('原件 1 份，复印件 1 份');
    expect(html).not.toContain('户口簿');
    expect(html).toContain('林秀英：');
    expect(html).not.toMatch(/\{\{|\{%|undefined|null|\[object/);
  });

  it('tells where to get each, what may follow and until when', () => {
    const { html } = missingSlip(site.context, clerk, answered(allowance));
    const item = getItem(site.data.database.read, allowance);
    const papers = item.materials.filter((one) => html.includes(`>${one.name}<`));
    expect(papers.length).toBeGreaterThan(2);
    for (const { whereToGet } of papers) if (whereToGet) expect(html).toContain(whereToGet);
    expect(papers.some(({ mayLack }) => mayLack)).toBe(true);
    expect(html).toContain('可以后补');
    expect(html).toMatch(/今天受理的最迟 <b class="day">2026-\d\d-\d\d/);
  });

  it('is in the largest type that one page allows', () => {
    const size = (html: string) => Number(/font: ([\d.]+)pt/.exec(html)?.[1]);
    expect(size(missingSlip(site.context, clerk, draftOf(threeDays)).html)).toBe(16);
    const many = size(missingSlip(site.context, clerk, answered(allowance)).html);
    expect(many).toBeGreaterThanOrEqual(8.5);
    expect(many).toBeLessThan(16);
  });

  it('tells whose telephone, where and when', () => {
    const phone = '13,台洞村党群服务中心,village,440783103230,台洞村委会,0750-2600001';
    importCentres(site.context, systemActor, `site_no,name,kind,division_code,division_name,phone\n${phone}`);
    const { html } = missingSlip(site.context, clerk, draftOf(threeDays));
    for (const text of ['0750-2600001', '台洞村党群服务中心', '上午 8:30', '陈晓敏', '2026年6月9日']) {
      expect(html).toContain(text);
    }
  });

  it('needs no person yet, and says so when nothing lacks', () => {
    const draft = fullDraft(site.context, threeDays, newApplicant(1, { name: '', number: '' }));
    const { html, missing } = missingSlip(site.context, clerk, draft);
    expect(missing).toBe(0);
    expect(html).toContain('材料已经齐全');
    expect(html).not.toContain('：城乡');
  });

  it('waits for the questions about the situation and is not for items that take no papers', () => {
    expect(faultOf(() => missingSlip(site.context, clerk, draftOf(allowance)))).toMatchObject({
      code: 'INVALID_ANSWERS',
      data: { problems: expect.arrayContaining([expect.objectContaining({ code: 'unanswered' })]) },
    });
    expect(faultOf(() => missingSlip(site.context, clerk, draftOf('NOBODY'))).code).toBe('NOT_FOUND');
  });

  it('is printed and leaves nothing behind', async () => {
    const before = [readChanges(site.data.connection).length, readAudit(site.data.connection).length];
    expect(await printMissingSlip(site.context, clerk, draftOf(threeDays))).toBe('printed');
    desktop.printer = 'no-printer';
    expect(await printMissingSlip(site.context, clerk, draftOf(threeDays))).toBe('no-printer');
    expect(desktop.printed[0]).toContain('缺件清单');
    expect([readChanges(site.data.connection).length, readAudit(site.data.connection).length]).toEqual(
      before,
    );
  });

  it('shows what was typed and never runs it', () => {
    const draft = draftOf(threeDays);
    draft.applicant.name = '<script>{{ 1 | plus: 1 }}';
    const { html } = missingSlip(site.context, clerk, draft);
    expect(html).toContain('&lt;script&gt;{{ 1 | plus: 1 }}');
  });
});

function materialId(name: string): string {
  const found = getItem(site.data.database.read, threeDays).materials.find((one) => one.name === name);
  if (!found) throw new Error(name);
  return found.id;
}
