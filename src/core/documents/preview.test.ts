import { beforeEach, describe, expect, it } from 'vitest';
import { documentsIssued } from '#shared/domain/case-lifecycle.ts';
import { getCase } from '../cases/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, licence, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { previewDraft, previewStepDocuments } from './preview.ts';
import { viewDocument } from './service.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite({ at: '2026-09-18T02:00:00.000Z' });
});

const draft = () => fullDraft(site.context, licence, newApplicant(1));
const traces = () => [readChanges(site.data.connection).length, readAudit(site.data.connection).length];
const watermark = '<!--stamp--><div class="watermark"><span>草稿 无效</span></div><!--/stamp-->';
const numberPart = /<!--paper-->.*<!--\/paper-->/s;

describe('the preview of an acceptance', () => {
  it('shows what the step issues, invalid and without a number', () => {
    const previews = previewDraft(site.context, clerk, draft());
    expect(previews.map(({ kind }) => kind).sort()).toEqual(
      [...documentsIssued('accept', true, 'accepted')].sort(),
    );
    for (const { html } of previews) {
      expect(html).toContain(watermark);
      expect(html).toContain('受理时编号');
      expect(html).toContain('2026年10月22日');
      expect(html).not.toContain('13-2026-');
      expect(html).not.toContain('<svg');
    }
  });

  it('says, but for the number and the watermark, what is printed then', () => {
    const same = draft();
    const previews = previewDraft(site.context, clerk, same);
    const { id, number } = acceptCase(site.context, clerk, same);
    for (const { kind, html } of previews) {
      const printed = viewDocument(site.context, id, kind).replaceAll(number, '受理时编号');
      expect(html.replace(watermark, '').replace(numberPart, '')).toBe(
        printed.replace('<!--stamp--><!--/stamp-->', '').replace(numberPart, ''),
      );
    }
  });

  it('writes nothing: no case, no person, no number used up', () => {
    const before = traces();
    previewDraft(site.context, clerk, draft());
    expect(traces()).toEqual(before);
    expect(acceptCase(site.context, clerk, draft()).number).toBe('13-2026-000001');
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('shows what another way would issue, from the same draft and its answers', () => {
    const declined = previewDraft(site.context, clerk, draft(), 'decline', { reason: '不符合申请条件' });
    expect(declined.map(({ kind }) => kind)).toEqual(['decline-notice']);
    expect(declined[0]?.html).toContain('不符合申请条件');
    const received = previewDraft(site.context, clerk, draft(), 'receive');
    expect(received.map(({ kind }) => kind)).toEqual(['materials-receipt']);
    expect(faultOf(() => previewDraft(site.context, clerk, draft(), 'decline')).code).toBe('INVALID_ANSWERS');
  });

  it('is refused like the acceptance itself while papers lack', () => {
    const lacking = { ...draft(), materials: [] };
    expect(faultOf(() => previewDraft(site.context, clerk, lacking)).code).toBe('PAPERS_MISSING');
  });
});

describe('the preview of a step', () => {
  it('shows the document as it would be, and the case stays as it was', () => {
    const accepted = acceptCase(site.context, clerk, draft());
    const answers = { days: 10, reason: '材料需要核实', approver: '梁主任' };
    const request = { caseId: accepted.id, step: 'extend', afterStep: accepted.stepNumber, answers } as const;
    const [preview, ...rest] = previewStepDocuments(site.context, clerk, request);
    expect(rest).toEqual([]);
    expect(preview?.kind).toBe('extension-notice');
    for (const text of [watermark, accepted.number, '原为2026年10月22日，现延至2026年11月5日', '梁主任']) {
      expect(preview?.html).toContain(text);
    }
    expect(getCase(site.context, accepted.id)).toEqual(accepted);
  });

  it('is refused like the step itself', () => {
    const { id: caseId, stepNumber: afterStep } = acceptCase(site.context, clerk, draft());
    const preview = (step: 'extend' | 'deliver') =>
      faultOf(() => previewStepDocuments(site.context, clerk, { caseId, step, afterStep, answers: {} })).code;
    expect(preview('extend')).toBe('INVALID_ANSWERS');
    expect(preview('deliver')).toBe('STEP_NOT_ALLOWED');
  });
});
