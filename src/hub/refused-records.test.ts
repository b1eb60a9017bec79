import { beforeEach, describe, expect, it } from 'vitest';
import { getCaseByNumber } from '#core/cases/service.ts';
import { takeStep } from '#core/cases/take-step.ts';
import { acceptCase } from '#core/intake/accept-case.ts';
import { listOutbox } from '#core/sync/outbox.ts';
import { acknowledgeRefused, getRefused, sendAnew } from '#core/sync/refused-record.ts';
import { syncStatus } from '#core/sync/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { fullDraft, newApplicant, threeDays } from '#core/testing/drafts.ts';
import { faultOf } from '#core/testing/fault.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { enrolledSite, type HubSite, testHub } from './testing/town.ts';

let village: HubSite;
let town: HubSite;
beforeEach(async () => {
  const hub = await testHub();
  village = await enrolledSite(hub, '13');
  town = await enrolledSite(hub, '01');
  await syncNow(village.context);
}, 60_000);

const stranger = { id: 'nobody-knows', name: '林志远', role: 'clerk', department: '' } as const;
/** A case accepted by somebody whom the town does not know. */
function acceptedByStranger() {
  const { context } = village;
  return acceptCase(context, stranger, fullDraft(context, threeDays, newApplicant(1)));
}
const refused = () =>
  listOutbox(village.context, { text: '', state: 'refused', before: null, limit: 10 }).lines;

describe('a record that the town gave back', () => {
  it('is sent anew with its number by somebody who may, and is the town’s then', async () => {
    const { number } = acceptedByStranger();
    expect(await syncNow(village.context)).toMatchObject({ refused: 1 });
    expect(syncStatus(village.context).refused).toBe(1);
    const [line] = refused() as [ReturnType<typeof refused>[number]];
    // By the number on the resident's paper, and by the reason.
    for (const text of [number, '没有这位经办人']) {
      const found = listOutbox(village.context, { text, state: null, before: null, limit: 10 }).lines;
      expect(found.map(({ commandId }) => commandId)).toEqual([line.commandId]);
    }
    const record = getRefused(village.context, line.commandId);
    expect(record).toMatchObject({
      refusal: 'actor-unknown',
      caseNumber: number,
      caseId: null,
      settled: null,
    });
    expect(record.texts).toEqual(expect.arrayContaining([newApplicant(1).name]));
    // What another clerk did is not a clerk's to send.
    expect(faultOf(() => sendAnew(village.context, village.clerk, line.commandId))).toMatchObject({
      code: 'ROLE_NOT_ALLOWED',
    });
    sendAnew(village.context, village.manager, line.commandId);
    expect(syncStatus(village.context)).toMatchObject({ refused: 0, waiting: 1 });
    expect(refused()[0]).toMatchObject({ settled: 'sent-anew' });
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 1, refused: 0 });
    await syncNow(town.context);
    for (const { context, manager } of [village, town]) {
      expect(getCaseByNumber(context, number, manager)).toMatchObject({ number, state: 'accepted' });
      expect(verifyData(context.data).problems).toEqual([]);
    }
    expect(faultOf(() => sendAnew(village.context, village.manager, line.commandId))).toMatchObject({
      code: 'CANNOT_SEND_ANEW',
      data: { why: 'sent-already' },
    });
  }, 60_000);

  it('is taken note of, and no longer reminded of; record and reason stay', async () => {
    acceptedByStranger();
    await syncNow(village.context);
    const [line] = refused() as [ReturnType<typeof refused>[number]];
    acknowledgeRefused(village.context, village.clerk, line.commandId);
    expect(syncStatus(village.context).refused).toBe(0);
    expect(refused()).toMatchObject([{ refusal: 'actor-unknown', settled: 'acknowledged' }]);
    expect(getRefused(village.context, line.commandId).settled).toMatchObject({ by: village.clerk.name });
  }, 60_000);

  it('is named as the ground of a step, too, that writes nothing into the case itself', async () => {
    const { id: caseId } = acceptedByStranger();
    for (const [afterStep, step] of (['forward', 'urge'] as const).entries()) {
      const answers = { department: '民政', reason: '请尽快办理' };
      takeStep(village.context, village.manager, { caseId, step, afterStep: afterStep + 1, answers });
    }
    await syncNow(village.context);
    const refusals = refused().map(({ refusal }) => refusal);
    expect(refusals).toEqual(['stands-on-refused', 'stands-on-refused', 'actor-unknown']);
  }, 60_000);

  it('whose ground is gone is not sent, and nothing is written', async () => {
    const { id } = acceptedByStranger();
    const command = { name: 'test.write', actor: village.clerk, subject: { entity: 'case', id } };
    village.context.data.database.write(command, (unit) =>
      unit.update('case', { id }, { clerk_name: '别人' }),
    );
    await syncNow(village.context);
    const [later, first] = refused() as [
      ReturnType<typeof refused>[number],
      ReturnType<typeof refused>[number],
    ];
    expect([later.refusal, first.refusal]).toEqual(['stands-on-refused', 'actor-unknown']);
    const log = () => village.context.data.connection.prepare('SELECT max(seq) FROM changes').pluck().get();
    const before = log();
    expect(faultOf(() => sendAnew(village.context, village.manager, later.commandId))).toMatchObject({
      data: { why: 'changed-since' },
    });
    expect([log(), syncStatus(village.context).refused]).toEqual([before, 2]);
    sendAnew(village.context, village.manager, first.commandId);
    sendAnew(village.context, village.manager, later.commandId);
    expect(await syncNow(village.context)).toMatchObject({ confirmed: 2, refused: 0 });
  }, 60_000);
});
