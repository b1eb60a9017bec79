import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { acceptCase } from '#core/intake/accept-case.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce, fullDraft, newApplicant } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { printedCaseNumber } from '#shared/domain/case-number.ts';
import { World } from './chance.ts';
import { callsOver, responseOf, type WireAnswer } from './network.ts';
import { staff } from './people.ts';
import type { SimulatedSite } from './simulated-site.ts';
import { Folders, openTown } from './town.ts';

const folders = new Folders();
afterAll(() => folders.removeAll());

/** What happens at the village: its folder is copied, somebody accepts a case at one of the installations, one syncs. */
type Act = { what: 'copy' } | { what: 'accept'; at: number } | { what: 'sync'; at: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Act>({ what: 'copy' }) },
  { weight: 4, arbitrary: fc.nat(5).map((at): Act => ({ what: 'accept', at })) },
  { weight: 3, arbitrary: fc.nat(5).map((at): Act => ({ what: 'sync', at })) },
);

/**
 * The village as one would keep it by hand, without stamps, epochs or a hub: who has accepted which cases, and on how many
 * papers each number stands. A copy takes over the numbers of its original up to then, and counts on like it.
 */
class ByHand {
  readonly accepted = new Map<string, string>();
  installations = 1;

  accept(id: string, number: string): void {
    this.accepted.set(id, number);
  }
}

it('however often the folder of a village is copied, every case is everywhere, under the number on its paper', async () => {
  const template = await folders.template(2);
  let people = 0;
  const check = fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 18 }), async (acts) => {
    const mark = folders.mark;
    const world = new World(1 + people);
    const { hub, sites } = await openTown(world, folders, template);
    const [office, village] = sites as [SimulatedSite, SimulatedSite];
    const installations = [village];
    const byHand = new ByHand();
    const connect = () => ({
      ...callsOver(async (request) => {
        const body = Buffer.from(await request.arrayBuffer());
        return responseOf((await hub.handle({ url: request.url, body })) as WireAnswer);
      }),
      knock: async () => false,
      close: () => {},
    });
    const sync = (site: SimulatedSite) => syncNow(site.context, connect);
    try {
      for (const each of acts) {
        world.now += 1000;
        if (each.what === 'copy') {
          if (installations.length < 4) {
            installations.push(village.clone(`copy ${installations.length}`, false));
            byHand.installations += 1;
          }
          continue;
        }
        const site = installations[each.at % installations.length] as SimulatedSite;
        if (each.what === 'sync') await sync(site);
        else {
          people += 1;
          const draft = fullDraft(site.context, atOnce, newApplicant(people % 1000));
          const { id, number } = acceptCase(site.context, staff(site.context, 1, 'clerk'), draft);
          byHand.accept(id, number);
        }
      }
      for (let round = 0; round < 3; round += 1)
        for (const site of [...installations, office]) await sync(site);
      const epochs = installations.map(({ epoch }) => epoch);
      expect(new Set(epochs).size).toBe(byHand.installations);
      expect(epochs[0]).toBe(1);
      for (const site of [...installations, office]) {
        const cases = site.data.connection.prepare('SELECT id, number FROM cases').all() as {
          id: string;
          number: string;
        }[];
        expect(cases.map(({ id }) => id).sort()).toEqual([...byHand.accepted.keys()].sort());
        expect(new Set(cases.map(({ number }) => number)).size).toBe(cases.length);
        for (const { id, number } of cases) {
          expect(printedCaseNumber(number)).toBe(printedCaseNumber(byHand.accepted.get(id) as string));
        }
        expect(verifyData(site.data)).toMatchObject({ ok: true, problems: [] });
      }
    } finally {
      for (const site of [...installations, office]) site.close();
      await hub.stop();
      world.release();
      folders.removeAfter(mark);
    }
  });
  await fc.assert(check, { numRuns: 6, endOnFailure: true });
}, 180_000);
