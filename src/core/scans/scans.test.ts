import { beforeEach, describe, expect, it } from 'vitest';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { getCase } from '../cases/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { discardDraft, saveDraft } from '../intake/drafts.ts';
import { changeSettings } from '../settings/service.ts';
import { clearTextIn } from '../testing/clear-text.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { filesOnDisk } from '../testing/files-on-disk.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { jpeg, pdf, thumbnail } from '../testing/scan-files.ts';
import { verifyData } from '../verify/verify-data.ts';
import { addScan } from './add-scan.ts';
import { listScans, openScan, orderScans, readThumbnail, removeScan } from './service.ts';

const otherClerk = { ...clerk, id: 'demo-13-2', name: '黄志强' };
let site: TestSite;
let draft: IntakeDraft;
let paper: string;
beforeEach(() => {
  site = freshSite();
  draft = fullDraft(site.context, threeDays, newApplicant(1));
  paper = draft.materials[0]?.id ?? '';
  saveDraft(site.context, clerk, draft);
});

const add = (mark: string, given: { materialId?: string; replaces?: string; page?: Buffer } = {}) =>
  addScan(site.context, clerk, {
    ownerId: draft.id,
    materialId: given.materialId ?? paper,
    replaces: given.replaces ?? null,
    page: given.page ?? jpeg(mark),
    thumbnail: thumbnail(mark),
  });
const refusal = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown) => thrown,
  );
  return { code: error?.code, data: error?.data };
};
const ids = (ownerId = draft.id) => listScans(site.context, clerk, ownerId).scans.map(({ id }) => id);

/** The next draft that is thrown away. */
const discardAnother = () => {
  const another = fullDraft(site.context, threeDays, newApplicant(9));
  saveDraft(site.context, clerk, another);
  discardDraft(site.context, clerk, another.id);
};

describe('pages of a draft', () => {
  it('come back as they were handed over, in the order they were captured', async () => {
    const [first, second] = [await add('1'), await add('2')];
    expect(ids()).toEqual([first.id, second.id]);
    expect(first).toMatchObject({ mediaType: 'image/jpeg', width: 620, height: 877, pages: 1 });
    expect(first).toMatchObject({ capturedBy: clerk.name, reusedFrom: null });
    expect(Buffer.from(openScan(site.context, clerk, first.id).content).equals(jpeg('1'))).toBe(true);
    const small = readThumbnail(site.context, clerk, second.id);
    expect(small && Buffer.from(small).equals(thumbnail('2'))).toBe(true);
  });

  it('are put in order, replaced in place and removed', async () => {
    const [a, b, c] = [await add('a'), await add('b'), await add('c')];
    orderScans(site.context, clerk, { ownerId: draft.id, materialId: paper, scanIds: [c.id, a.id] });
    expect(ids()).toEqual([c.id, a.id, b.id]);
    const again = await add('a again', { replaces: a.id });
    expect(ids()).toEqual([c.id, again.id, b.id]);
    removeScan(site.context, clerk, { ownerId: draft.id, scanId: c.id });
    expect(ids()).toEqual([again.id, b.id]);
    expect(filesOnDisk(site.folder)).toHaveLength(4);
  });

  it('belong to the clerk who writes the draft', async () => {
    const page = await add('1');
    const other = { ownerId: draft.id, materialId: paper, replaces: null };
    const files = { page: jpeg('x'), thumbnail: thumbnail('x') };
    expect((await refusal(addScan(site.context, otherClerk, { ...other, ...files }))).code).toBe('NOT_FOUND');
    expect(faultOf(() => listScans(site.context, otherClerk, draft.id)).code).toBe('NOT_FOUND');
    expect(faultOf(() => openScan(site.context, otherClerk, page.id)).code).toBe('NOT_FOUND');
  });

  it('are of a paper the item asks for, or of the agent', async () => {
    expect((await refusal(add('1', { materialId: 'nothing' }))).data).toMatchObject({ entity: 'material' });
    expect(await add('1', { materialId: 'agentIdCard' })).toMatchObject({ sensitive: true });
  });

  it('lie on the disk in no readable form', async () => {
    await add('1');
    await add('2', { page: pdf(1) });
    expect(clearTextIn(site.folder, ['JFIF', '%PDF'])).toEqual([]);
  });
});

describe('a file that is no page', () => {
  it.each([
    ['empty', Buffer.alloc(0)],
    ['unknown-type', Buffer.from('MZ program')],
    ['broken', Buffer.concat([jpeg('x').subarray(0, 400), Buffer.alloc(400)])],
    ['broken', jpeg('x').subarray(0, -200)],
    ['broken', Buffer.from('%PDF-1.4 and no more')],
    ['password', pdf(1, { password: true })],
  ])('is refused as %s, and nothing is kept', async (reason, page) => {
    expect(await refusal(add('x', { page }))).toMatchObject({ code: 'SCAN_REFUSED', data: { reason } });
    expect(ids()).toEqual([]);
    expect(filesOnDisk(site.folder)).toEqual([]);
  });

  it('is refused when it claims more pixels than the machine can hold', async () => {
    const bomb = Buffer.from(jpeg('x'));
    const frame = bomb.indexOf(Buffer.of(0xff, 0xc0));
    bomb.writeUInt16BE(0xfff0, frame + 5);
    bomb.writeUInt16BE(0xfff0, frame + 7);
    expect((await refusal(add('x', { page: bomb }))).data).toEqual({ reason: 'too-many-pixels' });
  });

  it('is refused beyond the size and the pages the town has set', async () => {
    const large = Buffer.concat([jpeg('x'), Buffer.alloc(1024 * 1024)]);
    changeSettings(site.context, manager, { 'scans.file-megabytes': 1, 'scans.pages-per-paper': 3 });
    expect((await refusal(add('x', { page: large }))).data).toEqual({ reason: 'too-large', most: 1 });
    const tooMany = { reason: 'too-many-pages', most: 3 };
    expect((await refusal(add('x', { page: pdf(4) }))).data).toEqual(tooMany);
    const first = await add('x', { page: pdf(2) });
    await add('y');
    expect((await refusal(add('z'))).data).toEqual(tooMany);
    expect(await add('x', { replaces: first.id, page: pdf(2) })).toMatchObject({ pages: 2, width: null });
  });

  it('has a small JPEG as its thumbnail', async () => {
    const given = { ownerId: draft.id, materialId: paper, replaces: null, page: jpeg('x') };
    for (const small of [jpeg('large'), pdf(1), Buffer.alloc(0)]) {
      const kept = refusal(addScan(site.context, clerk, { ...given, thumbnail: small }));
      expect((await kept).data).toEqual({ reason: 'broken' });
    }
  });
});

describe('when the case is accepted', () => {
  it('the pages are the case’s, in the log, and the draft has none', async () => {
    const pages = [await add('1'), await add('2')];
    const accepted = acceptCase(site.context, clerk, draft);
    expect(ids()).toEqual(pages.map(({ id }) => id));
    expect(accepted.materials.map(({ scanPages }) => scanPages)).toEqual([2, 0, 0]);
    expect(site.data.connection.prepare('SELECT count(*) FROM draft_scans').pluck().get()).toBe(0);
    expect(logFaults(site.data.connection)).toEqual([]);
    expect(verifyData(site.data)).toMatchObject({ ok: true });
    site.reopen();
    expect(Buffer.from(openScan(site.context, clerk, pages[1]?.id ?? '').content).equals(jpeg('2'))).toBe(
      true,
    );
  });

  it('pages of papers it does not have are let go', async () => {
    await add('1', { materialId: 'agentIdCard' });
    acceptCase(site.context, clerk, draft);
    expect(ids()).toEqual([]);
    discardAnother();
    expect(filesOnDisk(site.folder)).toEqual([]);
  });

  it('more are added and removed only as commands with their audit entry', async () => {
    acceptCase(site.context, clerk, draft);
    const page = await add('1');
    removeScan(site.context, clerk, { ownerId: draft.id, scanId: page.id });
    const commands = readAudit(site.data.connection).map(({ command }) => command);
    expect(commands.slice(-2)).toEqual(['scans.add', 'scans.remove']);
    expect(filesOnDisk(site.folder)).toEqual([]);
    expect(verifyData(site.data)).toMatchObject({ ok: true });
  });
});

describe('a case that is closed', () => {
  it('keeps the pages it has', async () => {
    const page = await add('1');
    acceptCase(site.context, clerk, draft);
    const steps = site.data.connection.prepare("UPDATE cases SET closed_at = '2026-06-09T03:00:00.000Z'");
    steps.run();
    expect((await refusal(add('2'))).data).toEqual({ reason: 'case-closed' });
    expect(
      faultOf(() => removeScan(site.context, clerk, { ownerId: draft.id, scanId: page.id })).data,
    ).toEqual({
      reason: 'case-closed',
    });
    expect(ids()).toEqual([page.id]);
    expect(listScans(site.context, clerk, draft.id).mayChange).toBe(false);
  });
});

describe('a sensitive page of a case', () => {
  it('is shown small to nobody, and opening it is written to the audit', async () => {
    const opened = () => readAudit(site.data.connection).filter(({ command }) => command === 'scans.open');
    const agent = await add('1', { materialId: 'agentIdCard' });
    expect(readThumbnail(site.context, clerk, agent.id)).not.toBeNull();
    openScan(site.context, clerk, agent.id);
    expect(opened()).toEqual([]);

    const known = site.data.connection.prepare('UPDATE service_item_materials SET sensitive = 1');
    known.run();
    const page = await add('2');
    acceptCase(site.context, clerk, draft);
    expect(page.sensitive).toBe(true);
    expect(readThumbnail(site.context, clerk, page.id)).toBeNull();
    openScan(site.context, clerk, page.id);
    expect(opened()).toMatchObject([
      { actorId: clerk.id, subjectEntity: 'caseScan', subjectId: `${draft.id}/${page.id}` },
    ]);
  });

  it('is for the counter, the auditor, and handlers of its own department', async () => {
    const page = await add('1');
    const { department } = acceptCase(site.context, clerk, draft);
    const open = (actor: typeof clerk) => () => openScan(site.context, actor, page.id);
    const auditor = { id: 'auditor', name: '周静文', role: 'auditor', department: '' } as const;
    const administrator = { ...auditor, role: 'administrator' } as const;
    for (const actor of [clerk, otherClerk, manager, auditor, { ...handler, department }]) {
      expect(open(actor)).not.toThrow();
    }
    for (const actor of [administrator, { ...handler, department: '别的部门' }]) {
      expect(faultOf(open(actor)).code).toBe('ROLE_NOT_ALLOWED');
    }
    expect(listScans(site.context, clerk, draft.id).mayChange).toBe(true);
    expect(listScans(site.context, auditor, draft.id).mayChange).toBe(false);
    const given = { ownerId: draft.id, materialId: paper, replaces: null };
    const files = { page: jpeg('x'), thumbnail: thumbnail('x') };
    expect((await refusal(addScan(site.context, auditor, { ...given, ...files }))).code).toBe(
      'ROLE_NOT_ALLOWED',
    );
  });
});

describe('when a draft is thrown away', () => {
  it('its pages can still be taken back with it, and go with the next one', async () => {
    const page = await add('1');
    discardDraft(site.context, clerk, draft.id);
    saveDraft(site.context, clerk, draft);
    expect(ids()).toEqual([page.id]);
    discardDraft(site.context, clerk, draft.id);
    discardAnother();
    expect(filesOnDisk(site.folder)).toEqual([]);
    saveDraft(site.context, clerk, draft);
    expect(ids()).toEqual([]);
  });

  it('files that another page has too stay', async () => {
    const other = fullDraft(site.context, threeDays, newApplicant(2));
    saveDraft(site.context, clerk, other);
    await add('same');
    const kept = { ownerId: other.id, materialId: paper, replaces: null };
    const page = await addScan(site.context, clerk, {
      ...kept,
      page: jpeg('same'),
      thumbnail: thumbnail('same'),
    });
    discardDraft(site.context, clerk, draft.id);
    discardAnother();
    expect(filesOnDisk(site.folder)).toHaveLength(2);
    expect(Buffer.from(openScan(site.context, clerk, page.id).content).equals(jpeg('same'))).toBe(true);
  });
});

describe('verify', () => {
  it('finds a scan that is damaged or gone', async () => {
    await add('1');
    acceptCase(site.context, clerk, draft);
    const [sha256] = filesOnDisk(site.folder);
    site.data.files.remove(sha256 ?? '');
    expect(verifyData(site.data).problems).toMatchObject([
      { check: 'files', code: 'file-missing', detail: expect.stringContaining('scan ') },
    ]);
  });

  it('counts pages of a case', async () => {
    await add('1', { page: pdf(4) });
    acceptCase(site.context, clerk, draft);
    expect(getCase(site.context, draft.id).materials[0]?.scanPages).toBe(4);
  });
});
