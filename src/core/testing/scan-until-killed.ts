import { writeSync } from 'node:fs';
import type { CoreContext } from '../context.ts';
import { openData } from '../data-folder/open-data.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { discardDraft, saveDraft } from '../intake/drafts.ts';
import { dictionary } from '../pinyin/search-keys.ts';
import { addScan } from '../scans/add-scan.ts';
import { removeScan } from '../scans/service.ts';
import type { StaffActor } from '../staff/roles.ts';
import { fullDraft, identityNumber, newApplicant, threeDays } from './drafts.ts';
import { jpeg, thumbnail } from './scan-files.ts';

/**
 * Scans papers in the data folder of its arguments until it is killed: accepts every other intake, throws the others
 * away, takes a page out of each. Writes the id of every page out as soon as the clerk would see it as kept.
 */
const [folder = '', key = '', run = ''] = process.argv.slice(2);
const data = openData({ folder, key });
const context: CoreContext = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
const clerk: StaffActor = { id: 'demo-13-1', name: '陈晓敏', role: 'clerk', department: '' };

dictionary();
for (let order = 0; ; order += 1) {
  const number = identityNumber(order % 1000, `19${50 + Number(run)}0115`);
  const applicant = newApplicant(0, { number, name: `林秀英${run}-${order}` });
  const draft = fullDraft(context, threeDays, applicant);
  saveDraft(context, clerk, draft);
  const kept: string[] = [];
  for (let at = 0; at < 3; at += 1) {
    const mark = `${run} ${order} ${at}`;
    const files = { page: jpeg(mark), thumbnail: thumbnail(mark) };
    const materialId = draft.materials[at % 2]?.id ?? '';
    kept.push(
      (await addScan(context, clerk, { ownerId: draft.id, materialId, replaces: null, ...files })).id,
    );
  }
  removeScan(context, clerk, { ownerId: draft.id, scanId: kept.shift() ?? '' });
  if (order % 2 === 0) discardDraft(context, clerk, draft.id);
  else {
    acceptCase(context, clerk, draft);
    // Killed only after a whole round: the first one waits for code to be loaded, and there is nothing to break in that.
    if (order === 1) writeSync(1, 'ready\n');
    for (const id of kept) writeSync(1, `${id}\n`);
  }
}
