import { beforeEach, describe, expect, it } from 'vitest';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { readAudit, readChanges } from '../testing/log.ts';
import { acceptCase } from './accept-case.ts';
import { discardDraft, latestDraft, saveDraft } from './drafts.ts';

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
    expect(latestDraft(site.context, clerk)).toEqual({ draft: last, savedAt: '2026-06-09T02:00:05.000Z' });
  });

  it('is the clerk’s own, the one worked on last first', () => {
    const [first, second] = [draftOf(1), draftOf(2)];
    saveDraft(site.context, clerk, first);
    site.setTime('2026-06-09T02:00:01.000Z');
    saveDraft(site.context, clerk, second);
    expect(latestDraft(site.context, clerk)?.draft.id).toBe(second.id);
    expect(latestDraft(site.context, other)).toBeNull();
    site.setTime('2026-06-09T02:00:02.000Z');
    saveDraft(site.context, clerk, first);
    expect(latestDraft(site.context, clerk)?.draft.id).toBe(first.id);
  });

  it('is gone when it was discarded, as often as that is said', () => {
    const draft = draftOf(1);
    saveDraft(site.context, clerk, draft);
    discardDraft(site.context, draft.id);
    discardDraft(site.context, draft.id);
    expect(latestDraft(site.context, clerk)).toBeNull();
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
    expect(latestDraft(site.context, clerk)).toBeNull();
  });
});
