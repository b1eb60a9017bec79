import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CoreClient, contract } from '#shared/contract/index.ts';
import type { PublicClient } from '#shared/contract/public-screen.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { callNext } from '../queue/call-next.ts';
import { issueTicket } from '../queue/issue-ticket.ts';
import { moveTicket } from '../queue/move-ticket.ts';
import { requestRating } from '../ratings/rate.ts';
import { ratingOfCase } from '../ratings/rating-line.ts';
import { router } from '../router.ts';
import { fullDraft, newApplicant, threeDays } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { publicRouter } from './router.ts';

let site: TestSite;
const channels: MessageChannel[] = [];
beforeEach(() => {
  site = freshSite();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const { port1 } of channels.splice(0)) port1.close();
});

/** The far end of a channel that core serves as it serves the public's screen. */
function publicPort(): RPCLink<Record<never, never>> {
  const channel = new MessageChannel();
  channels.push(channel);
  new RPCHandler(publicRouter).upgrade(channel.port1, { context: { core: site.context } });
  return new RPCLink({ port: channel.port2 });
}

const calls = Object.entries(contract).flatMap(([feature, procedures]) =>
  Object.keys(procedures).map((name) => [feature, name] as const),
);

describe('the channel of the public’s screen', () => {
  it.each(calls)('does not know %s.%s', async (feature, name) => {
    const staff = createORPCClient<CoreClient>(publicPort()) as unknown as Record<
      string,
      Record<string, (input: unknown) => Promise<unknown>>
    >;
    await expect(staff[feature]?.[name]?.({})).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is the only one that can rate', () => {
    expect(Object.keys(router)).not.toContain('screen');
    expect(Object.keys(publicRouter)).toEqual(['screen']);
    expect(Object.keys(publicRouter.screen)).toEqual(['state', 'rate']);
    expect(Object.keys(router.ratings)).not.toContain('rate');
  });
});

describe('the public’s screen', () => {
  const screen = () => createORPCClient<PublicClient>(publicPort()).screen;

  it('shows the last four calls, and of people nothing', async () => {
    for (let at = 0; at < 6; at += 1) issueTicket(site.context, clerk, { letter: 'A', priority: null });
    for (let at = 0; at < 5; at += 1) {
      site.setTime(new Date(Date.parse('2026-06-09T02:00:00Z') + at * 1000).toISOString());
      callNext(site.context, clerk, { counter: 1 + (at % 2) });
    }
    const state = await screen().state();
    expect(state).toMatchObject({ centreName: '台洞村党群服务中心', waiting: 1, volume: 80, question: null });
    expect(state.calls.map(({ number, counter }) => `${number} ${counter}`)).toEqual([
      'A005 1',
      'A004 2',
      'A003 1',
      'A002 2',
    ]);
    expect(Object.keys(state.calls[0] ?? {}).sort()).toEqual(['calledAt', 'calls', 'counter', 'number']);
    site.setTime('2026-06-09T02:01:00.000Z');
    moveTicket(site.context, clerk, 'A004', { step: 'recall' });
    expect((await screen().state()).calls[0]).toMatchObject({ number: 'A004', calls: 2 });
    moveTicket(site.context, clerk, 'A004', { step: 'skip' });
    expect((await screen().state()).calls[0]).toMatchObject({ number: 'A005' });
  });

  it('asks for the rating of a service by its name, and writes the answer down', async () => {
    const accepted = acceptCase(site.context, clerk, fullDraft(site.context, threeDays, newApplicant(1)));
    requestRating(site.context, clerk, accepted.id);
    const { question } = await screen().state();
    expect(question).toEqual({
      id: expect.any(String),
      itemName: accepted.itemName,
      expiresAt: '2026-06-09T02:01:00.000Z',
    });
    await screen().rate({ requestId: question?.id ?? '', level: 'dissatisfied', reasons: ['waited-long'] });
    expect(ratingOfCase(site.context, accepted.id)).toMatchObject({
      level: 'dissatisfied',
      reasons: ['waited-long'],
      rectification: { state: 'to-rectify' },
    });
    expect((await screen().state()).question).toBeNull();
    const again = screen().rate({ requestId: question?.id ?? '', level: 'satisfied' });
    await expect(again).rejects.toMatchObject({ code: 'RATING_CLOSED', defined: true });
  });
});
