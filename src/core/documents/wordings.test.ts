import { beforeEach, describe, expect, it } from 'vitest';
import { type PaperKind, paperKind } from '#shared/contract/documents.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { readAudit } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { verifyData } from '../verify/verify-data.ts';
import { previewWording } from './preview-wording.ts';
import { printDocuments, viewDocument } from './service.ts';
import { listWordings, saveWording } from './wordings.ts';

const kind = 'acceptance-notice';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ desktop: new PaperDesktop() });
});

const accept = (order: number) =>
  acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order)));
const save = (content: Record<string, string>, from: string | null = null) =>
  saveWording(site.context, manager, { kind, content, from });
const worded = () => listWordings(site.context).find((paper) => paper.kind === kind);

describe('the wording of a paper', () => {
  it('stands on papers issued from then on, with its placeholders filled in', () => {
    save({ title: '收件受理单', closing: '【申请人】，请于【承诺日期】后来取。', footer: '【中心】监制' });
    const html = viewDocument(site.context, accept(1).id, kind);
    expect(html).toContain('<h1>收件受理单</h1>');
    expect(html).toContain('<p>林秀英，请于2026年6月9日后来取。</p>');
    expect(html).toContain('台洞村党群服务中心监制');
    expect(html).not.toContain('办理期限按工作日计算');
    expect(html).toContain('材料齐全、符合规定形式');
  });

  it('leaves alone what was issued before, printed or not', async () => {
    const printed = accept(1);
    await printDocuments(site.context, clerk, printed.id);
    const waiting = accept(2);
    const before = [printed, waiting].map(({ id }) => viewDocument(site.context, id, kind));
    site.setTime('2026-06-09T03:00:00.000Z');
    save({ closing: '新的说明' });
    expect([printed, waiting].map(({ id }) => viewDocument(site.context, id, kind))).toEqual(before);
    expect(viewDocument(site.context, accept(3).id, kind)).toContain('新的说明');
  });

  it('stays with a paper that is printed again after a newer one', async () => {
    save({ closing: '第一版' });
    const { id } = accept(1);
    await printDocuments(site.context, clerk, id);
    site.setTime('2026-06-10T03:00:00.000Z');
    save({ closing: '第二版' });
    const documents = [{ kind, copy: 1 }] as const;
    await printDocuments(site.context, clerk, id, { documents, reprintReason: '遗失' });
    expect(viewDocument(site.context, id, kind, 2)).toContain('第一版');
    expect(wordingIdOf(id, 2)).toBe(wordingIdOf(id, 1));
    expect(wordingIdOf(id, 1)).toBe(worded()?.versions[1]?.id);
  });

  it('begins on a later day when it is to', () => {
    save({ closing: '下周起用' }, '2026-06-15');
    expect(worded()?.versions).toMatchObject([{ number: 1, state: 'to-come' }]);
    expect(viewDocument(site.context, accept(1).id, kind)).not.toContain('下周起用');
    site.setTime('2026-06-14T16:00:00.000Z');
    expect(worded()?.versions).toMatchObject([{ state: 'in-force' }]);
    expect(viewDocument(site.context, accept(2).id, kind)).toContain('下周起用');
  });

  it('goes back to the original, and the history keeps who worded what', () => {
    save({ closing: '新的说明' });
    site.setTime('2026-06-10T03:00:00.000Z');
    const paper = save({});
    expect(paper.versions).toMatchObject([
      { number: 2, state: 'in-force', content: {}, madeBy: manager.name },
      { number: 1, state: 'over', content: { closing: '新的说明' } },
    ]);
    expect(paper.slots.every(({ text, original }) => text === original)).toBe(true);
    expect(viewDocument(site.context, accept(1).id, kind)).toContain('办理期限按工作日计算');
    expect(readAudit(site.data.connection).map(({ command }) => command)).toContain('documents.saveWording');
    expect(verifyData(site.data).problems).toEqual([]);
  });

  it('is plain text, whatever it looks like', () => {
    const text = '{{ case.applicantName }}{% include "frame.html" %}<script>alert(1)</script>';
    save({ closing: text });
    const html = viewDocument(site.context, accept(1).id, kind);
    expect(html).toContain('{{ case.applicantName }}{% include &#34;frame.html&#34; %}&lt;script&gt;');
    expect(html).not.toContain('<script');
  });

  it('is refused with an unknown placeholder, an empty title, a day that is over; nothing is kept', () => {
    const problems = (work: () => unknown) => (faultOf(work).data as { problems: unknown[] }).problems;
    expect(problems(() => save({ closing: '【承诺日】' }))).toEqual([
      { field: 'wording.closing', code: 'unknown-placeholder' },
    ]);
    expect(problems(() => save({ title: '' }))).toEqual([{ field: 'wording.title', code: 'title-empty' }]);
    expect(problems(() => save({ nothing: '' }))).toEqual([
      { field: 'wording.nothing', code: 'unknown-slot' },
    ]);
    expect(problems(() => save({}, '2026-06-09'))).toEqual([{ field: 'from', code: 'past' }]);
    expect(worded()?.versions).toEqual([]);
  });

  it('is not a clerk’s to change or to try', () => {
    const content = { closing: '' };
    for (const work of [saveWording, previewWording]) {
      const change = { kind, content, from: null } as const;
      expect(faultOf(() => work(site.context, clerk, change)).code).toBe('ROLE_NOT_ALLOWED');
    }
  });
});

describe('the preview of a wording', () => {
  it.each(paperKind.options)('shows %s on a made-up case before it is saved', (paper: PaperKind) => {
    const content = { title: '试一试的标题', footer: '试一试的页脚' };
    const html = previewWording(site.context, manager, { kind: paper, content });
    expect(html).toContain('试一试的标题');
    expect(html).toContain('试一试的页脚');
    expect(html).not.toMatch(/【|\{\{|\{%|undefined|\[object/);
    expect(listWordings(site.context).flatMap(({ versions }) => versions)).toEqual([]);
  });
});

function wordingIdOf(caseId: string, copy: number): unknown {
  return site.data.connection
    .prepare('SELECT wording_id FROM case_documents WHERE case_id = ? AND kind = ? AND copy = ?')
    .pluck()
    .get(caseId, kind, copy);
}
