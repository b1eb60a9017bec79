import { beforeEach, describe, expect, it } from 'vitest';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { saveDraft } from '../intake/drafts.ts';
import { changeSettings } from '../settings/service.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { filesOnDisk } from '../testing/files-on-disk.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { jpeg, thumbnail } from '../testing/scan-files.ts';
import { addScan } from './add-scan.ts';
import { earlierScans, reuseScans } from './reuse-scans.ts';
import { listScans, openScan, removeScan } from './service.ts';

let site: TestSite;
let earlier: { id: string; number: string; residentId: string };
let draft: IntakeDraft;
let paper: string;
const scanInto = (ownerId: string, mark: string) =>
  addScan(site.context, clerk, {
    ownerId,
    materialId: paper,
    replaces: null,
    page: jpeg(mark),
    thumbnail: thumbnail(mark),
  });

beforeEach(async () => {
  site = freshSite({ at: '2026-05-12T02:00:00.000Z' });
  const before = fullDraft(site.context, threeDays, newApplicant(1));
  paper = before.materials[0]?.id ?? '';
  saveDraft(site.context, clerk, before);
  await scanInto(before.id, '1');
  await scanInto(before.id, '2');
  earlier = acceptCase(site.context, clerk, before);
  site.setTime('2026-06-09T02:00:00.000Z');
  draft = fullDraft(site.context, threeDays, newApplicant(1, { residentId: earlier.residentId, number: '' }));
  saveDraft(site.context, clerk, draft);
});

const offered = () => earlierScans(site.context, clerk, draft.id);
const take = (materialId = paper) =>
  reuseScans(site.context, clerk, {
    ownerId: draft.id,
    materialId,
    caseId: earlier.id,
    fromMaterialId: paper,
  });

describe('the same paper of last month', () => {
  it('is offered for the paper of the same name', () => {
    expect(offered()).toEqual([
      {
        materialId: paper,
        caseId: earlier.id,
        caseNumber: earlier.number,
        fromMaterialId: paper,
        capturedOn: '2026-05-12',
        pages: 2,
      },
    ]);
  });

  it('is taken over without a copy of the files, with an audit entry, and stays with the case', () => {
    const before = filesOnDisk(site.folder);
    const taken = take();
    expect(taken.map(({ reusedFrom }) => reusedFrom)).toEqual([earlier.number, earlier.number]);
    expect(filesOnDisk(site.folder)).toEqual(before);
    expect(offered()).toEqual([]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'scans.reuse',
      subjectEntity: 'draft',
    });
    acceptCase(site.context, clerk, draft);
    expect(logFaults(site.data.connection)).toEqual([]);
    const [first] = listScans(site.context, clerk, draft.id).scans;
    expect(Buffer.from(openScan(site.context, clerk, first?.id ?? '').content).equals(jpeg('1'))).toBe(true);
  });

  it('leaves the earlier case whole when it is taken out again', () => {
    for (const { id } of take()) removeScan(site.context, clerk, { ownerId: draft.id, scanId: id });
    expect(filesOnDisk(site.folder)).toHaveLength(4);
    expect(listScans(site.context, clerk, earlier.id).scans).toHaveLength(2);
  });

  it('is not offered once it is older than the town allows, or not at all', () => {
    changeSettings(site.context, manager, { 'scans.reuse-days': 20 });
    expect(offered()).toEqual([]);
    changeSettings(site.context, manager, { 'scans.reuse-days': 0 });
    expect(offered()).toEqual([]);
    expect(faultOf(take).code).toBe('NOT_FOUND');
  });

  it('is for the same person and the same paper only', () => {
    expect(faultOf(() => take(draft.materials[1]?.id)).code).toBe('NOT_FOUND');
    saveDraft(site.context, clerk, { ...draft, applicant: newApplicant(2) });
    expect(offered()).toEqual([]);
    expect(faultOf(take).code).toBe('NOT_FOUND');
  });

  it('gives way to pages captured anew', async () => {
    await scanInto(draft.id, 'new');
    expect(offered()).toEqual([]);
  });
});
