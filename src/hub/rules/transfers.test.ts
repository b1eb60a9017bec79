import { beforeAll, describe, expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { query } from '#core/db/query.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { atOnce } from '#core/testing/drafts.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { refusalWord } from '#shared/wording/sync.ts';
import { accept, answer, ask, everybodySyncs, holder, latest, threeSites } from '../testing/three-sites.ts';
import type { HubSite } from '../testing/town.ts';

let village: HubSite;
let other: HubSite;
let town: HubSite;
beforeAll(async () => {
  ({ village, other, town } = await threeSites());
}, 60_000);

const everybody = () => [village, other, town];
const all = () => everybodySyncs(everybody());
function expectWhole() {
  for (const site of everybody()) {
    const { connection } = site.context.data;
    expect(verifyData(site.context.data)).toMatchObject({ ok: true, problems: [] });
    expect(connection.prepare("SELECT * FROM change_faults WHERE kind <> 'refused'").all()).toEqual([]);
    expect(connection.prepare('SELECT * FROM waiting_rows').all()).toEqual([]);
  }
}

describe('what the hub holds to', () => {
  it('a step of the former holder that comes too late is given back to it, and nobody else sees it', async () => {
    const { id, number } = accept(village, atOnce);
    await all();
    const asked = ask(other, number);
    await all();
    answer(village, asked.id, true);
    await all();
    const { database } = village.context.data;
    // As somebody does who changes the program: core itself lets no step of a former holder pass.
    database.write(
      { name: 'cases.complete', actor: village.manager, subject: { entity: 'case', id } },
      (unit) => {
        unit.update('case', { id }, { state: 'completed' });
        unit.insert('caseEvent', {
          case_id: id,
          step_number: 3,
          step: 'complete',
          from_state: 'accepted',
          to_state: 'completed',
          at: database.now().toISOString(),
          actor_id: village.manager.id,
          actor_name: village.manager.name,
          site_number: '13',
          note: '',
        });
      },
    );
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 0, refused: 1 });
    expect(latest(village)).toMatchObject({
      title: '办结',
      caseNumber: number,
      state: 'refused',
      refusal: 'not-holder',
    });
    expect(refusalWord('not-holder')).toBe('这件不归本中心办，要由承办的中心改');
    await all();
    for (const site of everybody()) expect(getCase(site.context, id)).toMatchObject({ state: 'accepted' });
    expectWhole();
  });

  it('nobody takes a case without the holder, and no holder gives one without the other’s word', async () => {
    const { id } = accept(village);
    await all();
    for (const [site, to] of [
      [town, '01'],
      [village, '02'],
    ] as const) {
      const { database } = site.context.data;
      const command = { name: 'transfers.accept', actor: site.clerk, subject: { entity: 'case', id } };
      database.write(command, (unit) => unit.update('case', { id }, { held_by: to }));
      expect(await syncNow(site.context)).toMatchObject({ confirmed: 0, refused: 1 });
      expect(latest(site)?.refusal).toBe(site === town ? 'not-holder' : 'state-without-step');
      expect(holder(site, id)).toBe('13');
    }
    const { database } = village.context.data;
    const at = database.now().toISOString();
    database.write(
      { name: 'transfers.accept', actor: village.clerk, subject: { entity: 'case', id } },
      (unit) => {
        unit.update('case', { id }, { held_by: '02' });
        unit.insert('caseEvent', {
          case_id: id,
          step_number: 2,
          step: 'transfer',
          from_state: 'accepted',
          to_state: 'accepted',
          at,
          actor_id: village.clerk.id,
          actor_name: village.clerk.name,
          site_number: '13',
          note: '',
        });
      },
    );
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 0, refused: 1 });
    expect(latest(village)?.refusal).toBe('no-consent');
    await all();
    expect(
      village.context.data.database.read.first(
        query.selectFrom('cases').select('held_by').where('id', '=', id),
      ),
    ).toEqual({ held_by: null });
    expectWhole();
  });
});
