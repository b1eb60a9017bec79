import { beforeAll, describe, expect, it } from 'vitest';
import { getCase } from '#core/cases/service.ts';
import { printDocuments, saveDocumentAs } from '#core/documents/service.ts';
import { syncNow } from '#core/sync/sync-now.ts';
import { getTransfer, listTransfers, transfersOfCase } from '#core/transfers/service.ts';
import { verifyData } from '#core/verify/verify-data.ts';
import { refusalWord } from '#shared/wording/sync.ts';
import {
  accept,
  answer,
  ask,
  complete,
  everybodySyncs,
  holder,
  latest,
  offer,
  threeSites,
  withdraw,
} from './testing/three-sites.ts';
import type { HubSite } from './testing/town.ts';

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

const refusal = (why: string) => expect.objectContaining({ code: 'TRANSFER_REFUSED', data: { why } });

describe('a case that another centre asks for', () => {
  it('goes there with its history when the holder agrees, and only there it can be worked on', async () => {
    const { id, number } = accept(village);
    await all();
    const { id: transferId } = ask(other, number);
    expect(getTransfer(other.context, transferId)).toMatchObject({
      state: 'waiting',
      fromSite: '13',
      caseId: null,
      mayWithdraw: true,
    });
    await all();
    expect(listTransfers(village.context)[0]).toMatchObject({ id: transferId, toAnswer: true, caseId: id });
    expect(() => answer(village, transferId, false)).toThrow(
      expect.objectContaining({ code: 'INVALID_ANSWERS' }),
    );
    expect(answer(village, transferId, true)).toMatchObject({ state: 'handed' });
    const elsewhere = expect.objectContaining({ code: 'CASE_OF_OTHER_CENTRE' });
    expect(() => complete(village, id)).toThrow(elsewhere);
    // Nor does it print a paper of the case any more, or keep one as a file.
    const { context, clerk } = village;
    await expect(printDocuments(context, clerk, id)).rejects.toEqual(elsewhere);
    await expect(saveDocumentAs(context, clerk, id, 'acceptance-notice')).rejects.toEqual(elsewhere);
    await all();
    for (const site of everybody()) expect(holder(site, id)).toBe('02');
    const here = getCase(other.context, id, other.manager);
    expect(here).toMatchObject({ number, clerkName: other.clerk.name, holder: { here: true } });
    expect(here.events.map(({ step }) => step)).toEqual(['accept', 'transfer']);
    expect(here.materials).toHaveLength(3);
    complete(other, id);
    await all();
    for (const site of everybody()) expect(getCase(site.context, id).state).toBe('completed');
    expect(getTransfer(other.context, transferId)).toMatchObject({
      itemName: here.itemName,
      papers: here.materials.map(({ name }) => ({ name, originals: 1, copies: 1 })),
    });
    expectWhole();
  });

  it('stays when the holder says no, and the reason is told', async () => {
    const { id, number } = accept(village);
    await all();
    const transfer = ask(other, number);
    await all();
    answer(village, transfer.id, false, '申请人今天来取');
    await all();
    expect(getTransfer(other.context, transfer.id)).toMatchObject({
      state: 'refused',
      answer: { accepted: false, reason: '申请人今天来取' },
    });
    expect(() => getCase(other.context, id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(holder(village, id)).toBe('13');
    expect(ask(other, number).state).toBe('waiting');
  });

  it('is not asked for twice, nor by its holder, nor when it is over', async () => {
    const own = accept(village);
    expect(() => ask(village, own.number)).toThrow(refusal('own-case'));
    const over = accept(village);
    complete(village, over.id);
    await all();
    expect(() => ask(town, over.number)).toThrow(refusal('closed'));
    const { id } = ask(town, own.number);
    expect(() => ask(town, own.number)).toThrow(refusal('already-asked'));
    for (const nothing of ['99-2026-000001', '01-2026-999999', '林秀英']) {
      expect(() => ask(town, nothing)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    }
    withdraw(town, id);
    expect(getTransfer(town.context, id).state).toBe('withdrawn');
    await all();
    expect(() => answer(village, id, true)).toThrow(refusal('withdrawn'));
    expect(transfersOfCase(village.context, own.id)).toEqual([]);
  });

  it('that nobody knows under this number is told to be unknown, without anybody having to look', async () => {
    const transfer = ask(other, '13-2026-888888');
    await all();
    await all();
    expect(getTransfer(other.context, transfer.id)).toMatchObject({
      state: 'refused',
      answer: { reason: '本中心没有这个编号的办件' },
    });
  });
});

describe('a case that its holder offers', () => {
  it('is the other centre’s once that has agreed and the holder has heard of it', async () => {
    const { id } = accept(village);
    const transfer = offer(village, id, other);
    expect(() => offer(village, id, town)).toThrow(refusal('already-asked'));
    await all();
    expect(listTransfers(other.context)[0]).toMatchObject({
      id: transfer.id,
      toAnswer: true,
      itemName: transfer.itemName,
      applicantName: '林秀英',
      caseId: null,
    });
    expect(answer(other, transfer.id, true).state).toBe('agreed');
    await syncNow(other.context);
    expect(holder(village, id)).toBe('13');
    // One round: it hears of the yes, hands over, and tells.
    await syncNow(village.context);
    expect(holder(village, id)).toBe('02');
    await syncNow(other.context);
    expect(getCase(other.context, id)).toMatchObject({ clerkName: other.clerk.name, holder: { here: true } });
    complete(other, id);
    await all();
    expect(getTransfer(village.context, transfer.id)).toMatchObject({ state: 'handed' });
    expectWhole();
  });

  it('stays when it was taken back before the yes was there, also when the other has said it already', async () => {
    const { id } = accept(village);
    const transfer = offer(village, id, other);
    await all();
    withdraw(village, transfer.id);
    answer(other, transfer.id, true);
    await syncNow(other.context);
    await all();
    for (const site of [village, other])
      expect(getTransfer(site.context, transfer.id).state).toBe('withdrawn');
    expect(holder(village, id)).toBe('13');
    expectWhole();
  });

  it('is not offered any more when it was completed meanwhile', async () => {
    const { id } = accept(village);
    const transfer = offer(village, id, other);
    await all();
    complete(village, id);
    answer(other, transfer.id, true);
    await all();
    expect(getTransfer(other.context, transfer.id)).toMatchObject({
      state: 'withdrawn',
      withdrawal: { reason: '这件已经办结' },
    });
  });
});

describe('requests that cross', () => {
  it('an ask and an offer of one case to one centre end in one hand-over', async () => {
    const { id, number } = accept(village);
    await all();
    const offered = offer(village, id, other);
    const asked = ask(other, number);
    await all();
    answer(other, offered.id, true);
    answer(village, asked.id, true);
    await all();
    for (const site of [village, other]) {
      expect(holder(site, id)).toBe('02');
      expect(getTransfer(site.context, asked.id).state).toBe('handed');
      expect(getTransfer(site.context, offered.id)).toMatchObject({
        state: 'withdrawn',
        withdrawal: { reason: '已按对方的请求转去' },
      });
    }
    expect(getCase(other.context, id).events.filter(({ step }) => step === 'transfer')).toHaveLength(1);
    expectWhole();
  });

  it('of two centres that ask one gets the case, and the other hears who has it', async () => {
    const { number } = accept(village);
    await all();
    const [first, second] = [ask(other, number), ask(town, number)];
    await all();
    answer(village, first.id, true);
    expect(getTransfer(village.context, second.id)).toMatchObject({ state: 'refused' });
    await all();
    expect(getTransfer(town.context, second.id).answer?.reason).toMatch(/^这件已由.+承办$/);
    expectWhole();
  });

  it('a withdrawal that came first stands: the case stays, and who handed it over reads why', async () => {
    const { id, number } = accept(village);
    await all();
    const asked = ask(other, number);
    await all();
    // Neither hears of the other before both have spoken.
    withdraw(other, asked.id);
    answer(village, asked.id, true);
    await syncNow(other.context);
    expect(await syncNow(village.context)).toMatchObject({ refused: 1 });
    expect(latest(village)).toMatchObject({ state: 'refused', refusal: 'no-consent' });
    expect(refusalWord('no-consent')).toBe('对方没有同意，或者已经撤回，办件仍由原来的中心办');
    await all();
    expect(holder(village, id)).toBe('13');
    complete(village, id);
    expect(await syncNow(village.context)).toMatchObject({ refused: 0 });
    expectWhole();
  });

  it('a withdrawal that came second is too late, and both see the case where it is', async () => {
    const { id, number } = accept(village);
    await all();
    const asked = ask(other, number);
    await all();
    withdraw(other, asked.id);
    answer(village, asked.id, true);
    await syncNow(village.context);
    expect(await syncNow(other.context)).toMatchObject({ refused: 0 });
    await all();
    for (const site of [village, other]) {
      expect(holder(site, id)).toBe('02');
      expect(getTransfer(site.context, asked.id).state).toBe('handed');
    }
    expect(() => withdraw(other, asked.id)).toThrow(refusal('handed'));
    expectWhole();
  });
});
