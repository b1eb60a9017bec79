import { beforeEach, expect, it } from 'vitest';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import { takeStep } from '../cases/take-step.ts';
import { openCase } from '../intake/open-case.ts';
import { allowanceDraft, identityNumber } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { viewDocument } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const draft = (...lacking: string[]) => allowanceDraft(site.context, lacking);

/** The page of a document, whole and without anything that only a program reads. */
function page(detail: CaseDetail, kind: DocumentKind): string {
  const html = viewDocument(site.context, detail.id, kind);
  for (const text of ['13-2026-000001', '高龄老人津贴申领', '台洞村党群服务中心', '<svg']) {
    expect(html).toContain(text);
  }
  expect(html).not.toMatch(/\{\{|\{%|undefined|null|\[object|草稿/);
  expect(html).not.toContain(identityNumber(1));
  return html;
}

function expectIn(html: string, ...texts: string[]): void {
  for (const text of texts) expect(html).toContain(text);
}

it('材料接收凭证 of a receipt tells until when it is answered, also after it was', () => {
  const received = openCase(site.context, clerk, draft(), 'receive');
  const html = page(received, 'materials-receipt');
  expectIn(html, '2026年9月24日', '自收到材料之日起即为受理', '共 7 项');
  expect(html).not.toContain('承诺办结');
  takeStep(site.context, clerk, { caseId: received.id, step: 'accept', afterStep: 1, answers: {} });
  expect(page(received, 'materials-receipt')).toBe(html);
});

it('一次性补正告知书 lists what lacks, why, where to get it, and until when', () => {
  const corrections = [{ id: 'kinProof', reason: '缺<关系>证明' }];
  const detail = openCase(site.context, clerk, draft('kinProof'), 'tell-correction', { corrections });
  const html = page(detail, 'correction-notice');
  expectIn(
    html,
    '一次性补正告知书',
    '代收人与老人关系材料',
    '缺&lt;关系&gt;证明',
    '2026年10月9日',
    '全部内容',
  );
  const papers = [{ id: 'kinProof', originals: 1, copies: 0 }];
  takeStep(site.context, clerk, { caseId: detail.id, step: 'supplement', afterStep: 1, answers: { papers } });
  expect(page(detail, 'correction-notice')).toBe(html);
  const second = viewDocument(site.context, detail.id, 'materials-receipt', 2);
  expectIn(second, '共 1 项', '代收人与老人关系材料');
  expect(page(detail, 'materials-receipt')).toContain('共 6 项');
});

it('材料接收凭证 is not made where papers are asked for and none came', () => {
  const empty = { ...draft(), materials: [] };
  const corrections = draft().materials.map(({ id }) => ({ id, reason: '没有提交，请补交' }));
  const detail = openCase(site.context, clerk, empty, 'tell-correction', { corrections });
  expect(detail.documents.map(({ kind }) => kind)).toEqual(['correction-notice']);
});

it('不予受理通知书 tells the reason, the right office and the remedies', () => {
  const answers = { reason: '户籍不在本镇', authority: '长沙街道' };
  const detail = openCase(site.context, clerk, draft(), 'decline', answers);
  expectIn(page(detail, 'decline-notice'), '户籍不在本镇', '长沙街道', '六十日内', '行政复议', '行政诉讼');
});

it('不予受理通知书 is made also when no other office is the right one and nothing was asked yet', () => {
  const unasked = { ...draft(), situations: {}, materials: [], form: {} };
  const detail = openCase(site.context, clerk, unasked, 'decline', { reason: '不符合申请条件' });
  expectIn(page(detail, 'decline-notice'), '不符合申请条件', '<th>有权办理的单位</th><td>—</td>');
});

it('容缺受理承诺书 and 通知书 tell item, form, deadline and consequence', () => {
  const answers = { gaps: ['hukou'], declared: ['kinProof'], until: '2026-09-29' };
  const detail = openCase(site.context, clerk, draft('hukou', 'kinProof'), 'accept-with-gaps', answers);
  const pledge = page(detail, 'gap-pledge');
  expectIn(
    pledge,
    '居民户口簿',
    '原件 1 份',
    '2026年9月29日',
    '终止办理',
    '告知承诺',
    '代收人与老人关系材料',
  );
  const notice = page(detail, 'gap-notice');
  expectIn(notice, '居民户口簿', '2026年9月29日', '2026年10月9日', '材料补齐以前不发放办理结果');
});

it('受理通知书 of papers that count as accepted tells why and from when', () => {
  const received = openCase(site.context, clerk, draft(), 'receive');
  site.setTime('2026-09-25T02:00:00.000Z');
  const system = { ...clerk, role: 'system' } as const;
  const step = { caseId: received.id, step: 'deemed-accepted', afterStep: 1, answers: {} } as const;
  const html = page(takeStep(site.context, system, step), 'acceptance-notice');
  expectIn(html, '即为受理', '2026年9月18日', '2026年10月9日');
  expect(html).not.toContain('材料齐全');
});

it('物料转移单 goes with the papers to the department, to be signed by both', () => {
  const accepted = openCase(site.context, clerk, draft(), 'accept');
  const answers = { department: '民政' };
  takeStep(site.context, clerk, { caseId: accepted.id, step: 'forward', afterStep: 1, answers });
  expectIn(page(accepted, 'transfer-slip'), '民政', '移出人', '接收人', '居民户口簿', '□');
});
