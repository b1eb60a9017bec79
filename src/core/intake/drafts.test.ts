import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '../db/database.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { readAudit, readChanges } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';
import { discardDraft, getDraft, listDrafts, saveDraft } from './drafts.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const other = { id: 'demo-13-2', name: '黄志强' };
const draftOf = (order: number) => fullDraft(site.context, threeDays, newApplicant(order));

describe('a draft', () => {
  it('comes back as it was last saved, also after the application was closed', () => {
    const draft = draftOf(1);
    saveDraft(site.context, clerk, { ...draft, itemText: '养老' });
    site.setTime('2026-06-09T02:00:05.000Z');
    const last = { ...draft, applicant: { ...draft.applicant, name: '蓢\'"\\🏮' } };
    expect(saveDraft(site.context, clerk, last)).toEqual({ savedAt: '2026-06-09T02:00:05.000Z' });
    site.reopen();
    const savedAt = '2026-06-09T02:00:05.000Z';
    expect(getDraft(site.context, clerk, last.id)).toEqual({ draft: last, savedAt });
  });

  it('is one of the clerk’s own, the one worked on last first, each whole', () => {
    const [first, second] = [draftOf(1), draftOf(2)];
    const ids = (actor: Actor) => listDrafts(site.context, actor).map(({ id }) => id);
    saveDraft(site.context, clerk, first);
    site.setTime('2026-06-09T02:00:01.000Z');
    saveDraft(site.context, clerk, second);
    expect(ids(clerk)).toEqual([second.id, first.id]);
    expect(ids(other)).toEqual([]);
    expect(getDraft(site.context, other, first.id)).toBeNull();
    site.setTime('2026-06-09T02:00:02.000Z');
    saveDraft(site.context, clerk, first);
    expect(ids(clerk)).toEqual([first.id, second.id]);
    expect(listDrafts(site.context, clerk)[0]).toEqual({
      id: first.id,
      itemCode: first.itemCode,
      itemText: first.itemText,
      applicantName: first.applicant.name,
      savedAt: '2026-06-09T02:00:02.000Z',
    });
    expect(getDraft(site.context, clerk, second.id)?.draft).toEqual(second);
  });

  it('is gone when it was discarded, and what it held is there to be taken back', () => {
    const draft = draftOf(1);
    saveDraft(site.context, clerk, draft);
    expect(discardDraft(site.context, other, draft.id)).toBeNull();
    expect(discardDraft(site.context, clerk, draft.id)?.draft).toEqual(draft);
    expect(discardDraft(site.context, clerk, draft.id)).toBeNull();
    expect(listDrafts(site.context, clerk)).toEqual([]);
  });

  it('leaves no change that would travel and no audit entry', () => {
    const before = [readChanges(site.data.connection).length, readAudit(site.data.connection).length];
    saveDraft(site.context, clerk, draftOf(1));
    expect([readChanges(site.data.connection).length, readAudit(site.data.connection).length]).toEqual(
      before,
    );
  });

  it('does not come back when its last keystroke arrives after the acceptance', () => {
    const draft = draftOf(1);
    saveDraft(site.context, clerk, draft);
    acceptCase(site.context, clerk, draft);
    saveDraft(site.context, clerk, draft);
    expect(listDrafts(site.context, clerk)).toEqual([]);
  });
});
