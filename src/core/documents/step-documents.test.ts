import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail, StepAnswers } from '#shared/contract/cases.ts';
import { type CaseStep, DELIVERY_WAYS } from '#shared/domain/case-lifecycle.ts';
import { takeStep } from '../cases/take-step.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, identityNumber, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { documentFileName, viewDocument } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const accept = (item: string) =>
  acceptCase(site.context, clerk, fullDraft(site.context, item, newApplicant(1)));
const take = (detail: CaseDetail, step: CaseStep, answers: StepAnswers = {}) =>
  takeStep(site.context, clerk, { caseId: detail.id, step, afterStep: detail.stepNumber, answers });

function expectWhole(html: string, texts: string[]): void {
  const always = ['13-2026-000001', '林秀英', '台洞村党群服务中心', '陈晓敏', '<svg'];
  for (const text of [...always, ...texts]) expect(html, text).toContain(text);
  expect(html).not.toContain(identityNumber(1));
  expect(html).not.toMatch(/\{\{|\{%|undefined|null|\[object|草稿/);
}

describe('the document of a step', () => {
  it('特别程序告知书 tells the procedure, its days and the limits before it', () => {
    site.setTime('2026-10-12T02:00:00.000Z');
    const detail = take(accept(licence), 'suspend', { days: 5, reason: '需要<专家>评审' });
    expectWhole(viewDocument(site.context, detail.id, 'special-procedure-notice'), [
      '特别程序告知书',
      '需要&lt;专家&gt;评审',
      '5 个工作日，预计至2026年10月19日',
      '自2026年10月12日起中止',
      '2026年11月9日',
      '第四十五条',
    ]);
  });

  it('延期通知书 tells the reason, who approved and both dates before and after', () => {
    const answers = { days: 10, reason: '材料需要核实', approver: '梁主任' };
    const detail = take(accept(licence), 'extend', answers);
    expectWhole(viewDocument(site.context, detail.id, 'extension-notice'), [
      '延期通知书',
      '材料需要核实',
      '梁主任',
      '10 个工作日',
      '原为2026年10月22日，现延至2026年11月5日',
      '法定期限',
    ]);
  });

  it('延期通知书 says nothing of a limit by law where there is none', () => {
    const detail = take(accept(threeDays), 'extend', { days: 2, reason: '核实', approver: '梁主任' });
    expect(viewDocument(site.context, detail.id, 'extension-notice')).not.toContain('法定期限');
  });

  it('办结通知书 tells the result', () => {
    const detail = take(accept(licence), 'complete');
    const html = viewDocument(site.context, detail.id, 'completion-notice');
    expectWhole(html, ['办结通知书', '准予办理', '2026年9月18日', '凭本通知书']);
    expect(html).not.toContain('行政复议');
  });

  it('办结通知书 of a refusal tells the reason and the remedies', () => {
    const detail = take(accept(licence), 'refuse', { reason: '不符合一户一宅' });
    const html = viewDocument(site.context, detail.id, 'completion-notice');
    expectWhole(html, ['不予办理', '不符合一户一宅', '六十日内', '行政复议', '六个月内', '行政诉讼']);
    expect(html).not.toContain('准予');
  });

  it.each(DELIVERY_WAYS)('送达回证 tells how it was handed over: %s', (deliveryWay) => {
    const done = take(accept(threeDays), 'complete');
    const detail = take(done, 'deliver', { deliveryWay, deliveryReference: 'XA123' });
    const words = {
      counter: '窗口领取',
      post: '邮件号码 XA123',
      locker: '取件码 XA123',
      proxy: '代领人 XA123',
    };
    const html = viewDocument(site.context, detail.id, 'delivery-record');
    expectWhole(html, ['送达回证', words[deliveryWay], '签名']);
    if (deliveryWay === 'counter') expect(html).not.toContain('XA123');
  });
});

describe('a document handed out earlier', () => {
  it('says the same after the case was extended, suspended and closed', () => {
    const accepted = accept(licence);
    const before = viewDocument(site.context, accepted.id, 'acceptance-notice');
    let detail = take(accepted, 'extend', { days: 4, reason: '核实', approver: '梁主任' });
    const first = viewDocument(site.context, detail.id, 'extension-notice');
    site.setTime('2026-10-12T02:00:00.000Z');
    detail = take(detail, 'suspend', { days: 5, reason: '鉴定' });
    site.setTime('2026-10-20T02:00:00.000Z');
    detail = take(detail, 'resume');
    detail = take(detail, 'extend', { days: 6, reason: '再核实', approver: '梁主任' });
    take(detail, 'complete');
    expect(viewDocument(site.context, accepted.id, 'acceptance-notice')).toBe(before);
    expect(viewDocument(site.context, accepted.id, 'extension-notice')).toBe(first);
    const second = viewDocument(site.context, accepted.id, 'extension-notice', 2);
    expect(second).toContain('再核实');
    expect(documentFileName(detail, 'extension-notice', 2)).toBe('13-2026-000001 延期通知书 2.pdf');
  });
});
