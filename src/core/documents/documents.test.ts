import { beforeEach, describe, expect, it } from 'vitest';
import type { CaseDetail, DocumentKind } from '#shared/contract/cases.ts';
import { getCase } from '../cases/service.ts';
import { importCentres } from '../centres/import-centres.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, identityNumber, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, resourcesFolder, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { renderDocument } from './render.ts';
import { documentFileName, keptPdf, printDocuments, saveDocumentAs, viewDocument } from './service.ts';

const kinds: DocumentKind[] = ['materials-receipt', 'acceptance-notice'];
const notice = { kind: 'acceptance-notice', copy: 1 } as const;

let site: TestSite;
let desktop: PaperDesktop;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
});

const accept = (item: string, order = 1, answers = {}) =>
  acceptCase(site.context, clerk, fullDraft(site.context, item, newApplicant(order, answers)));
const view = (accepted: CaseDetail, kind: DocumentKind) => viewDocument(site.context, accepted.id, kind);

describe('a document', () => {
  it.each(kinds)(
    '%s holds number, item, person, both dates, papers or notice, centre and QR code',
    (kind) => {
      site.setTime('2026-09-18T02:00:00.000Z');
      const phone = '13,台洞村党群服务中心,village,440783103230,台洞村委会,0750-2600001';
      importCentres(site.context, clerk, `site_no,name,kind,division_code,division_name,phone\n${phone}`);
      const accepted = accept(licence);
      const html = view(accepted, kind);
      for (const text of [
        '13-2026-000001',
        '烟花爆竹(零售)经营许可材料代收',
        'YJ004',
        '林秀英',
        accepted.applicantMaskedNumber,
        '2026年9月18日',
        '2026年10月22日',
        '台洞村党群服务中心',
        '0750-2600001',
        '陈晓敏',
        '<svg',
      ]) {
        expect(html, text).toContain(text);
      }
      expect(html).not.toContain(identityNumber(1));
      expect(html).not.toMatch(/\{\{|\{%|undefined|\[object/);
    },
  );

  it('lists the papers that came in, with their counts, and none that did not', () => {
    const draft = fullDraft(site.context, threeDays, newApplicant(1));
    draft.materials = draft.materials.map((material) => ({ ...material, originals: 4, copies: 7 }));
    const accepted = acceptCase(site.context, clerk, draft);
    const html = view(accepted, 'materials-receipt');
    expect(html).toContain('共 3 项');
    for (const name of ['居民身份证', '户口簿', '困难群体证明材料']) {
      expect(html).toContain(`<td>${name}</td><td class="count">4</td><td class="count">7</td>`);
    }
    const without = {
      ...accepted,
      materials: accepted.materials.map((each) => ({ ...each, received: false })),
    };
    const empty = renderDocument(
      resourcesFolder,
      'materials-receipt',
      without,
      { name: '中心', phone: '', address: '' },
      false,
    );
    expect(empty).toContain('没有收到材料');
    expect(empty).not.toContain('不需要提交材料');
    expect(empty).not.toContain('户口簿');
  });

  it('says 即办 and that no law sets a limit where that is so', () => {
    const html = view(accept(atOnce), 'acceptance-notice');
    expect(html).toContain('即办');
    expect(html).toContain('法律法规没有规定');
  });

  it('says that a date is provisional', () => {
    site.setTime('2026-12-30T02:00:00.000Z');
    const accepted = accept(threeDays);
    for (const kind of kinds) expect(view(accepted, kind)).toContain('暂定');
  });

  it('shows what was typed and never runs it', () => {
    const name = '<script>alert(1)</script>"\'&{{ 7 | times: 6 }}';
    const accepted = accept(atOnce, 1, { name });
    for (const kind of kinds) {
      const html = view(accepted, kind);
      expect(html).not.toContain('<script');
      expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&#34;&#39;&amp;{{ 7 | times: 6 }}');
    }
  });

  it('keeps long names, names with a dot and rare characters', () => {
    ['阿卜杜热合曼·阿卜杜热西提', '𠮷野𬎆', '蓢\ue863', '长'.repeat(100)].forEach((name, order) => {
      const accepted = accept(atOnce, order, { name });
      for (const kind of kinds) expect(view(accepted, kind)).toContain(name);
    });
  });

  it('says 草稿 无效 in a preview and nowhere else', () => {
    const accepted = accept(atOnce);
    const centre = { name: '台洞村党群服务中心', phone: '', address: '' };
    for (const kind of kinds) {
      expect(renderDocument(resourcesFolder, kind, accepted, centre, true)).toContain('草稿 无效');
      expect(view(accepted, kind)).not.toContain('草稿');
    }
  });

  it('is not there for a case nobody knows', () => {
    expect(faultOf(() => viewDocument(site.context, 'nobody', 'acceptance-notice')).code).toBe('NOT_FOUND');
  });
});

describe('printing', () => {
  it('keeps the PDF of each document, encrypted, and sends each to the printer', async () => {
    const accepted = accept(threeDays);
    const outcomes = await printDocuments(site.context, clerk, accepted.id);
    expect(outcomes.sort((a, b) => (a.kind < b.kind ? 1 : -1))).toEqual(
      kinds.map((kind) => ({ kind, copy: 1, pdfKept: true, printed: true, problem: null })),
    );
    expect(desktop.printed).toHaveLength(2);
    for (const kind of kinds) {
      const pdf = Buffer.from(keptPdf(site.context, accepted.id, kind) as Uint8Array).toString();
      expect(pdf).toBe(`%PDF ${view(accepted, kind)}`);
    }
    const { documents } = getCase(site.context, accepted.id);
    expect(documents.map(({ pdfKept }) => pdfKept)).toEqual([true, true]);
  });

  it('makes each PDF once and prints what is kept: the paper handed out stays what it was', async () => {
    const accepted = accept(threeDays);
    desktop.printer = 'no-printer';
    await printDocuments(site.context, clerk, accepted.id);
    importCentres(
      site.context,
      clerk,
      'site_no,name,kind,division_code,division_name,phone\n13,改名中心,village,440783103230,台洞村委会,1',
    );
    desktop.printer = 'printed';
    await printDocuments(site.context, clerk, accepted.id, { documents: [notice] });
    expect([desktop.rendered.length, desktop.printed.length]).toEqual([2, 3]);
    expect(desktop.printed[2]).toBe(desktop.rendered.find((page) => page.includes('受理通知书</h1>')));
    expect(view(accepted, 'acceptance-notice')).not.toContain('改名中心');
  });

  it('tells why no paper came out, and the PDF is safe', async () => {
    const accepted = accept(threeDays);
    for (const problem of ['no-printer', 'printer-failed'] as const) {
      desktop.printer = problem;
      const [outcome] = await printDocuments(site.context, clerk, accepted.id, { documents: [notice] });
      expect(outcome).toEqual({ ...notice, pdfKept: true, printed: false, problem });
    }
  });

  it('is logged, and the number and the printing of a paper travel', async () => {
    const accepted = accept(threeDays);
    const before = readChanges(site.data.connection).length;
    await printDocuments(site.context, clerk, accepted.id, { documents: [notice] });
    const changes = readChanges(site.data.connection).slice(before);
    expect(changes.map(({ fields }) => Object.keys(JSON.parse(fields)))).toEqual([
      ['paper_number'],
      ['printed_at'],
    ]);
    const subject = { actorId: clerk.id, subjectId: `${accepted.id}/acceptance-notice/1` };
    expect(readAudit(site.data.connection).slice(-2)).toMatchObject([
      { command: 'documents.print', ...subject },
      { command: 'documents.printed', ...subject },
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('fails without a desktop or when it cannot render; the case stays and can be printed later', async () => {
    const accepted = accept(threeDays);
    desktop.broken = true;
    await expect(printDocuments(site.context, clerk, accepted.id)).rejects.toMatchObject({
      code: 'PRINTING_FAILED',
      data: { cause: 'Error: the renderer is gone' },
    });
    const commandLine = { ...site.context, desktop: null };
    await expect(printDocuments(commandLine, clerk, accepted.id)).rejects.toMatchObject({
      code: 'PRINTING_FAILED',
    });
    expect(keptPdf(site.context, accepted.id, 'acceptance-notice')).toBeNull();
    desktop.broken = false;
    expect(await printDocuments(site.context, clerk, accepted.id)).toHaveLength(2);
  });

  it('is refused for a case nobody knows', async () => {
    await expect(printDocuments(site.context, clerk, 'nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('saving a document', () => {
  it('hands out the kept PDF under the number and the title', async () => {
    const accepted = accept(threeDays);
    const path = await saveDocumentAs(site.context, clerk, accepted.id, 'acceptance-notice');
    expect(path).toBe('/somewhere/13-2026-000001 受理通知书.pdf');
    expect(documentFileName(accepted, 'materials-receipt')).toBe('13-2026-000001 材料接收凭证.pdf');
    const pdf = keptPdf(site.context, accepted.id, 'acceptance-notice');
    expect(Buffer.from(desktop.saved[0]?.content ?? []).equals(pdf as Uint8Array)).toBe(true);
  });

  it('is refused for a document that the case does not have', async () => {
    const accepted = accept(threeDays);
    const command = { name: 'test.remove', actor: clerk, subject: { entity: 'case', id: accepted.id } };
    site.data.database.write(command, (unit) =>
      unit.delete('caseDocument', { case_id: accepted.id, kind: 'acceptance-notice', copy: 1 }),
    );
    await expect(saveDocumentAs(site.context, clerk, accepted.id, 'acceptance-notice')).rejects.toMatchObject(
      {
        code: 'NOT_FOUND',
      },
    );
  });
});
