import type { LocalDate } from './local-date.ts';
import type { RatingLevel } from './rating.ts';
import type { StaffRole } from './staff-role.ts';

/** Where a case stands. What nobody has received yet is a draft and no case. */
export const CASE_STATES = [
  'received',
  'correction-told',
  'declined',
  'accepted',
  'accepted-with-gaps',
  'forwarded',
  'returned',
  'consultation',
  'suspended',
  'completed',
  'refused',
  'withdrawn',
  'lapsed',
  'delivered',
  'rated',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/**
 * What can be done with a case: 收件 受理 容缺受理 告知补正 补齐材料 不予受理 视为受理 转办 重新转办 退回 承办意见
 * 容缺补交 中止 恢复 延期 催办 办结 不予办理 逾期终止 撤回 送达 评价.
 */
export const CASE_STEPS = [
  'receive',
  'accept',
  'accept-with-gaps',
  'tell-correction',
  'supplement',
  'decline',
  'deemed-accepted',
  'forward',
  'forward-again',
  'return',
  'opine',
  'fill-gaps',
  'suspend',
  'resume',
  'extend',
  'urge',
  'complete',
  'refuse',
  'lapse',
  'withdraw',
  'deliver',
  'rate',
] as const;
export type CaseStep = (typeof CASE_STEPS)[number];

/** 文书: every document that a step issues. */
export const DOCUMENT_KINDS = [
  'materials-receipt',
  'correction-notice',
  'decline-notice',
  'acceptance-notice',
  'gap-pledge',
  'gap-notice',
  'transfer-slip',
  'special-procedure-notice',
  'extension-notice',
  'completion-notice',
  'delivery-record',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** 送达方式: at the counter with a signature, by post, from a locker, to an agent. */
export const DELIVERY_WAYS = ['counter', 'post', 'locker', 'proxy'] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

/** What a step asks of the person who takes it. */
export const STEP_QUESTIONS = [
  'reason',
  'authority',
  'days',
  'approver',
  'department',
  'proposedOwner',
  'corrections',
  'gaps',
  'papers',
  'delivery',
  'rating',
] as const;
export type StepQuestion = (typeof STEP_QUESTIONS)[number];

/** Who takes a step; `system` is the application itself, also where it takes the answer of the resident. */
export interface StepTaker {
  readonly role: StaffRole | 'system';
  /** Of a handler: the department decided for. */
  readonly department: string;
}

/** A paper that came to the window after the case did. */
export interface ArrivedPaper {
  readonly id: string;
  readonly originals: number;
  readonly copies: number;
}

/** What the person said to the questions of a step; a question nobody answered is absent. */
export interface StepAnswers {
  readonly reason?: string | undefined;
  /** The office that is responsible instead (不予受理); may stay empty. */
  readonly authority?: string | undefined;
  /** Working days: how long a special procedure is expected to take, or by how many the limit is extended. */
  readonly days?: number | undefined;
  readonly approver?: string | undefined;
  readonly department?: string | undefined;
  readonly proposedOwner?: string | undefined;
  /** 一次性补正: every paper to be put right, with what is wrong with it. */
  readonly corrections?: readonly { readonly id: string; readonly reason: string }[] | undefined;
  /** 容缺: papers that follow later. */
  readonly gaps?: readonly string[] | undefined;
  /** 告知承诺: papers that a declaration stands in for. */
  readonly declared?: readonly string[] | undefined;
  /** The day until which the resident promised the papers that follow. */
  readonly until?: LocalDate | undefined;
  readonly papers?: readonly ArrivedPaper[] | undefined;
  /** Fields of the form that were still open when the papers were received. */
  readonly form?: Record<string, string | number | boolean | string[] | null> | undefined;
  readonly deliveryWay?: DeliveryWay | undefined;
  /** Number of the post, code of the locker, name of the agent. */
  readonly deliveryReference?: string | undefined;
  readonly rating?: RatingLevel | undefined;
}
