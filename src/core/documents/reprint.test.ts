import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentCopy } from '#shared/contract/documents.ts';
import { getCase } from '../cases/service.ts';
import { takeStep } from '../cases/take-step.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { fullDraft, licence, newApplicant } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { documentFileName, keptPdf, printDocuments, viewDocument } from './service.ts';

const kind = 'acceptance-notice';
const first: DocumentCopy = { kind, copy: 1 };

let site: TestSite;
let desktop: PaperDesktop;
let accepted: CaseDetail;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
  accepted = acceptCase(site.context, clerk, fullDraft(site.context, licence, newApplicant(1)));
});

const print = (reprintReason?: string, document: DocumentCopy = first) =>
  printDocuments(site.context, clerk, accepted.id, { documents: [document], reprintReason });
const copies = () => getCase(site.context, accepted.id).documents.filter((one) => one.kind === kind);

describe('printing a document again', () => {
  it('wants a reason and prints nothing without one', async () => {
    await print();
    expect(await print()).toEqual([
      { kind, copy: 1, pdfKept: true, printed: false, problem: 'printed-before' },
    ]);
    expect(desktop.printed).toHaveLength(1);
    expect(copies()).toHaveLength(1);
  });

  it('makes the second copy of the kept page, under its own number, and voids the first', async () => {
    await print();
    site.setTime('2026-06-10T02:00:00.000Z');
    expect(await print('遗失')).toEqual([{ kind, copy: 2, pdfKept: true, printed: true, problem: null }]);
    const [before, after] = copies();
    expect(before).toMatchObject({
      copy: 1,
      paperNumber: 1,
      voided: { at: '2026-06-10T02:00:00.000Z', by: '陈晓敏', reason: '遗失' },
    });
    expect(after).toMatchObject({
      copy: 2,
      paperNumber: 2,
      replaces: 1,
      reprintReason: '遗失',
      issuedAt: before?.issuedAt,
      voided: null,
    });
    const [paperOne = '', paperTwo = ''] = desktop.printed;
    const numberPart = /<!--paper-->.*<!--\/paper-->/s;
    expect(paperTwo.replace(numberPart, '')).toBe(paperOne.replace(numberPart, ''));
    expect(paperOne).toContain('13-2026-000001-01');
    expect(paperTwo).toContain('13-2026-000001-02<strong>第 2 份，前一份作废</strong>');
    expect(Buffer.from(keptPdf(site.context, accepted.id, kind, 2) as Uint8Array).toString()).toContain(
      '第 2 份',
    );
  });

  it('shows the voided copy with 已作废 across it, and never prints it again', async () => {
    await print();
    await print('污损');
    expect(viewDocument(site.context, accepted.id, kind, 1)).toContain('<span>已作废</span>');
    expect(viewDocument(site.context, accepted.id, kind, 2)).not.toContain('已作废');
    expect(await print('卡纸')).toMatchObject([{ copy: 1, printed: false, problem: 'voided' }]);
    const detail = getCase(site.context, accepted.id);
    expect(documentFileName(detail, kind, 1)).toBe('13-2026-000001 受理通知书（已作废）.pdf');
  });

  it('counts on to the third copy', async () => {
    await print();
    await print('卡纸');
    await print('污损', { kind, copy: 2 });
    expect(desktop.printed.at(-1)).toContain('第 3 份，前一份作废');
    expect(copies().map(({ copy, voided }) => [copy, voided?.reason])).toEqual([
      [1, '卡纸'],
      [2, '污损'],
      [3, undefined],
    ]);
  });

  it('leaves the first copy valid while the printer is away, and finishes when it is back', async () => {
    await print();
    desktop.printer = 'no-printer';
    expect(await print('遗失')).toMatchObject([{ copy: 2, printed: false, problem: 'no-printer' }]);
    expect(copies().map(({ voided }) => voided)).toEqual([null, null]);
    // The same wish again, from the old copy or the new one, makes no third.
    await print('遗失');
    desktop.printer = 'printed';
    expect(await print(undefined, { kind, copy: 2 })).toMatchObject([{ copy: 2, printed: true }]);
    expect(copies().map(({ voided }) => voided?.reason)).toEqual(['遗失', undefined]);
  });

  it('is no reprint while no paper has come out', async () => {
    desktop.printer = 'printer-failed';
    await print();
    desktop.printer = 'printed';
    expect(await print()).toMatchObject([{ copy: 1, printed: true, problem: null }]);
    expect(copies()).toHaveLength(1);
  });

  it('asked for twice at the same moment makes one further copy', async () => {
    await print();
    await Promise.all([print('遗失'), print('遗失')]);
    expect(copies()).toHaveLength(2);
    expect(copies().map(({ paperNumber }) => paperNumber)).toEqual([1, 2]);
  });

  it('gives each paper of the case a number of its own, also when two windows print at once', async () => {
    await Promise.all([
      printDocuments(site.context, clerk, accepted.id, { kinds: ['materials-receipt'] }),
      printDocuments(site.context, clerk, accepted.id, { kinds: [kind] }),
    ]);
    const numbers = getCase(site.context, accepted.id).documents.map(({ paperNumber }) => paperNumber);
    expect(numbers.sort()).toEqual([1, 2]);
  });

  it('is told apart from a document that a later step issued', async () => {
    const answers = { days: 2, reason: '核实', approver: '梁主任' };
    const extend = (afterStep: number) =>
      takeStep(site.context, clerk, { caseId: accepted.id, step: 'extend', afterStep, answers });
    extend(accepted.stepNumber);
    extend(accepted.stepNumber + 1);
    const [outcome] = await print(undefined, { kind: 'extension-notice', copy: 2 });
    expect(outcome).toMatchObject({ copy: 2, printed: true });
    expect(desktop.printed.at(-1)).not.toContain('第 2 份');
  });

  it('is in the audit log with who and why', async () => {
    await print();
    await print('内容有误');
    const entries = readAudit(site.data.connection).slice(-3);
    expect(entries.map(({ command, reason, actorName }) => [command, reason, actorName])).toEqual([
      ['documents.reprint', '内容有误', '陈晓敏'],
      ['documents.print', '', '陈晓敏'],
      ['documents.printed', '内容有误', '陈晓敏'],
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });
});

describe('printing all of a case', () => {
  it('leaves out what is voided and what another copy stands in for', async () => {
    await printDocuments(site.context, clerk, accepted.id);
    await print('卡纸');
    const all = await printDocuments(site.context, clerk, accepted.id);
    expect(all.map(({ kind: printed, copy, problem }) => [printed, copy, problem])).toEqual([
      ['materials-receipt', 1, 'printed-before'],
      [kind, 2, 'printed-before'],
    ]);
  });

  it('can be one kind only', async () => {
    const all = await printDocuments(site.context, clerk, accepted.id, { kinds: ['materials-receipt'] });
    expect(all.map((outcome) => outcome.kind)).toEqual(['materials-receipt']);
  });
});
