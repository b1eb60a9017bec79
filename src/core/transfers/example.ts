import type { Transfer } from '#shared/contract/transfers.ts';

/** A made-up transfer on which a manager sees how a wording reads. */
export const exampleTransfer: Transfer = {
  id: 'example',
  kind: 'offer',
  state: 'handed',
  caseNumber: '13-2026-000123',
  caseId: null,
  itemName: '高龄老人津贴申领',
  applicantName: '林某某',
  due: '2026-06-23',
  fromSite: '13',
  fromName: '移出的中心',
  toSite: '01',
  toName: '接收的中心',
  reason: '申请人现住镇上',
  madeAt: '2026-06-09T01:30:00.000Z',
  madeByName: '移出人',
  answer: { accepted: true, reason: '', at: '2026-06-09T02:00:00.000Z', byName: '接收人' },
  withdrawal: null,
  papers: [{ name: '户口簿', originals: 1, copies: 1 }],
  toAnswer: false,
  mayWithdraw: false,
};
