import { describe, expect, it } from 'vitest';
import { holderOf } from './case-holder.ts';
import { answersTransfer, type TransferSaid, transferState } from './transfer.ts';

const said = (given: Partial<TransferSaid>): TransferSaid => ({
  kind: 'ask',
  withdrawnAt: null,
  handedAt: null,
  outcome: null,
  ...given,
});

describe('how a transfer stands', () => {
  it.each([
    [said({}), 'waiting'],
    [said({ outcome: 'accepted' }), 'handed'],
    [said({ outcome: 'refused' }), 'refused'],
    [said({ withdrawnAt: '2026-06-09' }), 'withdrawn'],
    // The holder had handed over before the withdrawal was there.
    [said({ withdrawnAt: '2026-06-09', outcome: 'accepted' }), 'handed'],
    [said({ withdrawnAt: '2026-06-09', outcome: 'refused' }), 'refused'],
    [said({ kind: 'offer', outcome: 'accepted' }), 'agreed'],
    [said({ kind: 'offer', outcome: 'accepted', handedAt: '2026-06-09' }), 'handed'],
    [said({ kind: 'offer', outcome: 'accepted', withdrawnAt: '2026-06-09' }), 'withdrawn'],
  ])('%o: %s', (transfer, state) => expect(transferState(transfer)).toBe(state));

  it('is answered by who did not begin it', () => {
    const between = { fromSite: '13', toSite: '01' };
    expect(answersTransfer({ kind: 'ask', ...between })).toBe('13');
    expect(answersTransfer({ kind: 'offer', ...between })).toBe('01');
  });
});

it('a case is held by who took it in until it was handed over', () => {
  expect(holderOf({ site_number: '13', held_by: null })).toBe('13');
  expect(holderOf({ site_number: '13', held_by: '01' })).toBe('01');
});
