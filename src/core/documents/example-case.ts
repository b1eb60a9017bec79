import type { CaseDetail } from '#shared/contract/cases.ts';
import type { DocumentStep } from './render.ts';

const explained = (due: string) => ({ due, provisional: false, strip: [] });

/** A made-up case on which a manager sees how a wording reads; it is nobody's and is stored nowhere. */
export const exampleCase: CaseDetail = {
  id: 'example',
  number: '01-2026-000123',
  itemCode: 'MZ001',
  itemName: '高龄老人津贴申领',
  department: '民政',
  residentId: 'example',
  applicantName: '林某某',
  applicantMaskedNumber: '440783********1224',
  applicantPhone: '',
  agent: null,
  state: 'accepted',
  acceptedAt: '2026-06-09T02:00:00.000Z',
  acceptedOn: '2026-06-09',
  promisedDue: '2026-07-01',
  statutoryDue: '2026-07-08',
  promisedDays: 15,
  statutoryDays: 20,
  extensionDays: 0,
  promised: explained('2026-07-01'),
  statutory: explained('2026-07-08'),
  provisional: false,
  clerkName: '经办人',
  lamp: null,
  materials: [
    { id: 'identityCard', name: '居民身份证', originals: 1, copies: 1, received: true, scanPages: 0 },
    { id: 'householdRegister', name: '户口簿', originals: 1, copies: 1, received: true, scanPages: 0 },
  ],
  situations: [],
  form: [],
  events: [],
  documents: [],
  stepNumber: 1,
  steps: [],
};

/** A made-up step with an answer to everything a step can ask. */
export const exampleStep: DocumentStep = {
  state: 'completed',
  reason: '需要进一步核实',
  answers: {
    reason: '需要进一步核实',
    days: 5,
    approver: '负责人',
    department: '民政',
    proposedOwner: '民政',
    deliveryWay: 'counter',
  },
  promisedBefore: '2026-06-24',
  statutoryBefore: '2026-07-01',
  expectedUntil: '2026-06-17',
};
