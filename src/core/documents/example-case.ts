import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentStep } from './render.ts';

const explained = (due: string) => ({ due, provisional: false, strip: [] });

/** A paper that came as the item asks for it. */
function paper(id: string, name: string): CaseDetail['materials'][number] {
  return {
    id,
    name,
    originals: 1,
    copies: 1,
    wantedOriginals: 1,
    wantedCopies: 1,
    received: true,
    scanPages: 0,
    state: 'received',
    lackingUntil: null,
    correction: null,
    required: true,
    mayLack: false,
    declarable: false,
    whereToGet: '公安派出所',
  };
}

/** A made-up case on which a manager sees how a wording reads; it is nobody's and is stored nowhere. */
export const exampleCase: CaseDetail = {
  id: 'example',
  number: '01-2026-000123',
  holder: { siteNumber: '01', name: '', here: true },
  itemCode: 'MZ001',
  itemName: '高龄老人津贴申领',
  department: '民政',
  residentId: 'example',
  applicantName: '林某某',
  applicantMaskedNumber: '440783********1224',
  applicantPhone: '',
  agent: null,
  state: 'accepted',
  receivedAt: '2026-06-09T02:00:00.000Z',
  receivedOn: '2026-06-09',
  acceptedAt: '2026-06-09T02:00:00.000Z',
  acceptedOn: '2026-06-09',
  promisedDue: '2026-07-01',
  statutoryDue: '2026-07-08',
  promisedDays: 15,
  statutoryDays: 20,
  extensionDays: 0,
  promised: explained('2026-07-01'),
  statutory: explained('2026-07-08'),
  receipt: null,
  supplement: null,
  due: '2026-07-01',
  gapDue: null,
  forwardedTo: null,
  suspendedUntil: null,
  suspendedTooLong: false,
  provisional: false,
  clerkName: '经办人',
  lamp: null,
  materials: [
    paper('identityCard', '居民身份证'),
    {
      ...paper('householdRegister', '户口簿'),
      received: false,
      state: 'lacking',
      lackingUntil: '2026-06-23',
    },
  ],
  openFields: [],
  situations: [],
  form: [],
  events: [],
  documents: [],
  stepNumber: 1,
  steps: [],
};

/** A made-up step with an answer to everything a step can ask. */
export const exampleStep: DocumentStep = {
  step: 'complete',
  state: 'completed',
  reason: '需要进一步核实',
  answers: {
    reason: '需要进一步核实',
    days: 5,
    approver: '负责人',
    department: '民政',
    proposedOwner: '民政',
    deliveryWay: 'counter',
    authority: '开平市民政局',
    until: '2026-06-23',
  },
  promisedBefore: '2026-06-24',
  statutoryBefore: '2026-07-01',
  expectedUntil: '2026-06-17',
  supplementDue: '2026-06-23',
  arrived: [paper('identityCard', '居民身份证')],
  corrections: [{ name: '户口簿', reason: '没有提交，请补交', whereToGet: '公安派出所' }],
  gaps: [paper('householdRegister', '户口簿')],
  declared: [],
};
