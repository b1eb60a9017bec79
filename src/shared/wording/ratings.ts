import type { BadReason, RatingLevel, RatingWay } from '#shared/domain/rating.ts';
import type {
  CallBackResult,
  RectificationFault,
  RectificationOutcome,
  RectificationState,
  RectificationStep,
} from '#shared/domain/rectification.ts';

const LEVEL_WORDS: Record<RatingLevel, string> = {
  'very-satisfied': '非常满意',
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
  'very-dissatisfied': '非常不满意',
};

const REASON_WORDS: Record<BadReason, string> = {
  'waited-long': '等候太久',
  slow: '办得慢',
  attitude: '态度不好',
  'not-told-at-once': '没有一次讲清',
  'extra-papers': '多要材料',
  'came-again': '跑了几趟',
  unclear: '讲得听不懂',
  facilities: '设施不便',
};

const STATE_WORDS: Record<RectificationState, string> = {
  'to-rectify': '待整改',
  'invalid-review': '无效评价审核',
  'cannot-rectify-review': '无法整改审核',
  rectifying: '整改中',
  done: '已办结',
  overdue: '已逾期',
};

const STEP_WORDS: Record<RectificationStep, string> = {
  start: '开始整改',
  'call-back': '回访',
  finish: '整改完成',
  'claim-invalid': '报无效评价',
  'claim-impossible': '报无法整改',
  'approve-invalid': '认定无效评价',
  'approve-impossible': '认定无法整改',
  'reject-claim': '退回继续整改',
  expire: '逾期',
};

const RESULT_WORDS: Record<CallBackResult, string> = {
  content: '满意',
  'not-content': '仍不满意',
  'not-reached': '没有联系上',
};

const OUTCOME_WORDS: Record<RectificationOutcome, string> = {
  rectified: '已整改',
  invalid: '无效评价',
  'cannot-rectify': '无法整改',
};

const FAULT_WORDS: Record<RectificationFault, string> = {
  'step-not-allowed': '不能这样办',
  'role-not-allowed': '你的岗位不能办这一步',
  'own-claim': '自己报的要由别人审核',
  'no-call-back': '要先回访',
  empty: '情况还没有填写',
};

/** 满意度 of a rating. */
export function ratingLevelWord(level: RatingLevel): string {
  return LEVEL_WORDS[level];
}

/** What a resident ticks beside a bad rating. */
export function badReasonWord(reason: BadReason): string {
  return REASON_WORDS[reason];
}

/** How a rating came about. */
export function ratingWayWord(way: RatingWay): string {
  return way === 'screen' ? '本人评价' : '逾期未评，默认';
}

/** The state of a rectification; one that a later version names is 其他状态. */
export function rectificationStateWord(state: string): string {
  return Object.hasOwn(STATE_WORDS, state) ? STATE_WORDS[state as RectificationState] : '其他状态';
}

/** A step of a rectification, `open` among them. */
export function rectificationStepWord(step: string): string {
  if (step === 'open') return '收到差评';
  return Object.hasOwn(STEP_WORDS, step) ? STEP_WORDS[step as RectificationStep] : '其他步骤';
}

/** 回访结果. */
export function callBackResultWord(result: CallBackResult): string {
  return RESULT_WORDS[result];
}

/** What came of a bad rating. */
export function rectificationOutcomeWord(outcome: RectificationOutcome): string {
  return OUTCOME_WORDS[outcome];
}

/** Why a step was refused. */
export function rectificationFaultWord(fault: string): string {
  return Object.hasOwn(FAULT_WORDS, fault) ? FAULT_WORDS[fault as RectificationFault] : '不能这样办';
}
