import type { Handover } from '#shared/contract/handovers.ts';

/** A made-up hand-over on which a manager sees how a wording reads. */
export const exampleHandover: Handover = {
  id: 'example',
  fromId: 'a',
  fromName: '交班人',
  toId: 'b',
  toName: '接班人',
  madeAt: '2026-06-09T09:30:00.000Z',
  confirmedAt: null,
  withdrawnAt: null,
  content: {
    cases: [
      {
        id: 'example',
        number: '01-2026-000123',
        itemName: '高龄老人津贴申领',
        applicantName: '林某某',
        state: 'accepted',
        promisedDue: '2026-06-10',
        urgency: 'soon',
      },
    ],
    originals: [{ number: '01-2026-000123', applicantName: '林某某', name: '户口簿', originals: 1 }],
    drafts: [],
    tickets: [],
    changesWaiting: 3,
    things: '业务专用章 1 枚，档案柜钥匙 1 把',
    note: '',
  },
};
