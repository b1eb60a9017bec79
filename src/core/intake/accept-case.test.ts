import { beforeEach, describe, expect, it } from 'vitest';
import { caseDetail } from '#shared/contract/cases.ts';
import type { Applicant } from '#shared/contract/intake.ts';
import { openData } from '../data-folder/open-data.ts';
import { query } from '../db/query.ts';
import { atOnce, fullDraft, identityNumber, licence, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, closeAfterTests, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';
import { listDrafts, saveDraft } from './drafts.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const draftOf = (code: string, applicant: Applicant) => fullDraft(site.context, code, applicant);
const accept = (code: string, applicant: Applicant) =>
  acceptCase(site.context, clerk, draftOf(code, applicant));

function rows(table: 'cases') {
  return site.data.database.read.all(query.selectFrom(table).selectAll());
}

describe('an accepted case', () => {
  it('has its number, its item, its person, its clerk and both dates', () => {
    const accepted = accept(licence, newApplicant(1));
    expect(accepted).toMatchObject({
      number: '13-2026-000001',
      itemCode: 'YJ004',
      itemName: '烟花爆竹(零售)经营许可材料代收',
      department: '应急',
      applicantName: '林秀英',
      applicantMaskedNumber: `440783********${identityNumber(1).slice(-4)}`,
      applicantPhone: '13800138000',
      state: 'accepted',
      acceptedAt: '2026-06-09T02:00:00.000Z',
      acceptedOn: '2026-06-09',
      promisedDue: '2026-07-08',
      statutoryDue: '2026-07-08',
      promisedDays: 20,
      statutoryDays: 20,
      provisional: false,
      clerkName: '陈晓敏',
      lamp: { lamp: 'green', remainingWorkdays: 20 },
    });
    expect(accepted.events).toMatchObject([
      {
        number: 1,
        step: 'accept',
        fromState: null,
        toState: 'accepted',
        at: '2026-06-09T02:00:00.000Z',
        actorName: '陈晓敏',
        siteNumber: '13',
        note: '',
        answers: {},
      },
    ]);
    expect(accepted.documents).toMatchObject(
      ['materials-receipt', 'acceptance-notice'].map((kind) => ({
        kind,
        copy: 1,
        stepNumber: 1,
        issuedAt: '2026-06-09T02:00:00.000Z',
        issuedBy: '陈晓敏',
        pdfKept: false,
      })),
    );
    expect(accepted.materials.map(({ name, received }) => [name, received])).toEqual([
      ['申请表', true],
      ['营业执照', true],
      ['场所材料', true],
    ]);
  });

  it('is what the contract says, and shows no whole identity number', () => {
    const accepted = accept(licence, newApplicant(1));
    expect(caseDetail.parse(accepted)).toEqual(accepted);
    expect(JSON.stringify(accepted)).not.toContain(identityNumber(1));
  });

  it('leaves one audit entry whose changes are all of it', () => {
    const before = readChanges(site.data.connection).length;
    const { id } = accept(threeDays, newApplicant(1));
    const entry = readAudit(site.data.connection).at(-1);
    expect(entry).toMatchObject({
      command: 'intake.accept',
      actorId: clerk.id,
      subjectEntity: 'case',
      subjectId: id,
      changeCount: 8,
    });
    const made = readChanges(site.data.connection).slice(before);
    expect(made.map(({ entity }) => entity)).toEqual([
      'resident',
      'case',
      ...Array(3).fill('caseMaterial'),
      'caseEvent',
      ...Array(2).fill('caseDocument'),
    ]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('keeps how many originals and copies of each paper came in', () => {
    const draft = draftOf(threeDays, newApplicant(1));
    draft.materials = draft.materials.map((material, at) => ({ ...material, originals: at, copies: 9 - at }));
    const { materials } = acceptCase(site.context, clerk, draft);
    expect(materials.map(({ originals, copies }) => [originals, copies])).toEqual([
      [0, 9],
      [1, 8],
      [2, 7],
    ]);
  });

  it('takes no word for papers that the item does not ask for', () => {
    const draft = draftOf(atOnce, newApplicant(1));
    draft.materials.push({ id: 'm99', received: true, originals: 1, copies: 1 });
    expect(acceptCase(site.context, clerk, draft).materials).toHaveLength(2);
  });

  it('is due the same day when done at once, also on a holiday', () => {
    site.setTime('2026-10-02T02:00:00.000Z');
    const accepted = accept(atOnce, newApplicant(1));
    expect(accepted).toMatchObject({
      acceptedOn: '2026-10-02',
      promisedDue: '2026-10-02',
      statutoryDue: null,
    });
    expect(accepted.statutory).toBeNull();
  });

  it('is provisional when a limit runs into a year without a calendar', () => {
    site.setTime('2026-12-30T02:00:00.000Z');
    expect(accept(threeDays, newApplicant(1))).toMatchObject({
      promisedDue: '2027-01-04',
      provisional: true,
    });
    expect(accept(licence, newApplicant(2)).provisional).toBe(true);
    expect(accept(atOnce, newApplicant(3)).provisional).toBe(false);
  });

  it('removes the draft it came from', () => {
    const draft = draftOf(atOnce, newApplicant(1));
    saveDraft(site.context, clerk, draft);
    acceptCase(site.context, clerk, draft);
    expect(listDrafts(site.context, clerk)).toEqual([]);
  });
});

describe('case numbers', () => {
  it('count from one in every year, and the year begins at midnight in Shanghai', () => {
    site.setTime('2026-12-31T15:59:59.999Z');
    const numbers = [accept(atOnce, newApplicant(1)), accept(atOnce, newApplicant(2))];
    site.setTime('2026-12-31T16:00:00.000Z');
    numbers.push(accept(atOnce, newApplicant(3)));
    expect(numbers.map(({ number, acceptedOn }) => [number, acceptedOn])).toEqual([
      ['13-2026-000001', '2026-12-31'],
      ['13-2026-000002', '2026-12-31'],
      ['13-2027-000001', '2027-01-01'],
    ]);
  });

  it('go on in the old year when the clock was wrong for a while', () => {
    accept(atOnce, newApplicant(1));
    site.setTime('2031-01-01T02:00:00.000Z');
    expect(accept(atOnce, newApplicant(2)).number).toBe('13-2031-000001');
    site.setTime('2026-06-09T03:00:00.000Z');
    expect(accept(atOnce, newApplicant(3)).number).toBe('13-2026-000002');
  });

  it('go on after the application was closed', () => {
    accept(atOnce, newApplicant(1));
    site.reopen();
    expect(accept(atOnce, newApplicant(2)).number).toBe('13-2026-000002');
  });

  it('are not used up by a refused intake', () => {
    accept(atOnce, newApplicant(1));
    expect(() => accept(atOnce, newApplicant(1))).toThrow();
    expect(() => accept(atOnce, newApplicant(2, { name: ' ' }))).toThrow();
    expect(accept(atOnce, newApplicant(3)).number).toBe('13-2026-000002');
  });

  it('never clash between two programs on one folder', () => {
    const data = closeAfterTests(
      openData({ folder: site.folder, key: site.key, clock: () => site.data.database.now().getTime() }),
    );
    const other = { ...site.context, data };
    const numbers = [1, 2, 3].flatMap((order) => [
      accept(atOnce, newApplicant(order)).number,
      acceptCase(other, clerk, fullDraft(other, atOnce, newApplicant(order + 100))).number,
    ]);
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6].map((serial) => `13-2026-00000${serial}`));
  });
});

describe('accepting the same draft again', () => {
  it('answers with the same case and writes nothing', () => {
    const draft = draftOf(threeDays, newApplicant(1));
    const first = acceptCase(site.context, clerk, draft);
    const before = readAudit(site.data.connection).length;
    site.setTime('2026-06-10T02:00:00.000Z');
    const again = acceptCase(site.context, clerk, { ...draft, itemCode: 'YB001' });
    expect(again).toMatchObject({ id: first.id, number: first.number, itemCode: threeDays });
    expect(rows('cases')).toHaveLength(1);
    expect(readAudit(site.data.connection)).toHaveLength(before);
  });

  it('answers with the same case in another program', () => {
    const draft = draftOf(threeDays, newApplicant(1));
    const data = closeAfterTests(openData({ folder: site.folder, key: site.key }));
    const first = acceptCase({ ...site.context, data }, clerk, draft);
    expect(acceptCase(site.context, clerk, draft).number).toBe(first.number);
  });
});
