import { describe, expect, it } from 'vitest';
import { openData } from '#core/data-folder/open-data.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { killAfter, randomFrom } from '#core/testing/kill-after.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { closeLater, enrolledSite, type HubSite, keyOf, type TestHub, testHub } from './testing/town.ts';

const cases = ({ data }: HubSite['context']) =>
  data.connection.prepare('SELECT * FROM cases ORDER BY number').all();
const acceptAt = ({ context, clerk }: HubSite, order: number) =>
  acceptCase(context, clerk, fullDraft(context, atOnce, newApplicant(order)));

/** How many pages more the database may take: SQLite then says what it says when the disk is full. */
function leaveRoom({ data: { connection } }: HubSite['context'], pages: number | null): void {
  const used = connection.pragma('page_count', { simple: true }) as number;
  connection.pragma(`max_page_count = ${pages === null ? 4_294_967_294 : used + pages}`);
}

/** A village with work that waits, and the town's site with all of another's work to come. */
async function towns(hub: TestHub) {
  const village = await enrolledSite(hub, '13');
  const town = await enrolledSite(hub, '01');
  for (let order = 1; order <= 12; order += 1) acceptAt(village, order);
  return { village, town };
}

describe('a disk that is full', () => {
  it('at any write of a round ends the round, and the next one with room goes on; nothing is said that is not so', async () => {
    const hub = await testHub();
    const { village, town } = await towns(hub);
    const ends = { full: 0, done: 0 };
    for (const site of [village, town]) {
      for (let pages = 0; pages < 2000; pages = Math.ceil(pages * 1.3) + 1) {
        leaveRoom(site.context, pages);
        const outcome = await syncNow(site.context).catch((error: { code?: string }) => error);
        const { code } = outcome as { code?: string };
        leaveRoom(site.context, null);
        if (code === undefined) {
          ends.done += 1;
          break;
        }
        expect(code).toBe('SQLITE_FULL');
        ends.full += 1;
        expect(verifyData(site.context.data).problems).toEqual([]);
      }
    }
    // Otherwise there was room from the beginning.
    expect(ends.full).toBeGreaterThan(8);
    expect(ends.done).toBe(2);
    expect(cases(town.context)).toEqual(cases(village.context));
    for (const { context } of [village, town]) {
      expect(syncStatus(context)).toMatchObject({ waiting: 0, refused: 0, failure: null });
      expect(verifyData(context.data).problems).toEqual([]);
    }
  }, 120_000);
});

describe('a site killed at any moment of a round', () => {
  it('goes on from there: nothing is lost, doubled or half there', async () => {
    const hub = await testHub();
    const { village, town } = await towns(hub);
    const random = randomFrom(20_260_612);
    let killedInside = 0;
    for (const site of [village, town]) {
      const { folder, database } = site.context.data;
      database.close();
      const key = keyOf(site);
      for (let kill = 0; kill < 8; kill += 1) {
        const rounds = await killAfter('sync-until-killed.ts', [folder, key], random() * 60 * (kill + 1));
        if (rounds.length === 0) killedInside += 1;
        const data = openData({ folder, key });
        expect(verifyData(data).problems, `kill ${kill}`).toEqual([]);
        data.database.close();
      }
      const data = closeLater(openData({ folder, key, clock: () => Date.parse('2026-06-09T02:00:00.000Z') }));
      site.context = { ...site.context, data };
      expect(await syncNow(site.context)).toMatchObject({ refused: 0, setAside: 0 });
    }
    expect(killedInside).toBeGreaterThan(2);
    expect(cases(town.context)).toEqual(cases(village.context));
    for (const { context } of [village, town]) {
      expect(syncStatus(context)).toMatchObject({ waiting: 0, refused: 0 });
      expect(verifyData(context.data).problems).toEqual([]);
    }
  }, 180_000);
});
