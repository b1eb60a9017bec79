import type {
  CaseState,
  CaseStep,
  DeliveryWay,
  StepAnswers,
  StepProblem,
} from '#shared/domain/case-lifecycle.ts';

const STATE_WORDS: Record<CaseState, string> = {
  accepted: '在办',
  forwarded: '已转办',
  returned: '已退回',
  consultation: '会商中',
  suspended: '中止中',
  completed: '已办结',
  refused: '不予办理',
  withdrawn: '已撤回',
  delivered: '已送达',
};

const STEP_WORDS: Record<CaseStep, string> = {
  accept: '受理',
  forward: '转办',
  'forward-again': '重新转办',
  return: '退回',
  suspend: '中止',
  resume: '恢复',
  extend: '延期',
  urge: '催办',
  complete: '办结',
  refuse: '不予办理',
  withdraw: '撤回',
  deliver: '送达',
};

const DELIVERY_WORDS: Record<DeliveryWay, string> = {
  counter: '窗口领取',
  post: '邮寄',
  locker: '自助柜',
  proxy: '代领',
};

/** The state of a case in the words of the counter; one that a later version names is 其他状态. */
export function caseStateWord(state: string): string {
  return Object.hasOwn(STATE_WORDS, state) ? STATE_WORDS[state as CaseState] : '其他状态';
}

/** A step in the words of the counter; one that a later version names is 其他步骤. */
export function caseStepWord(step: string): string {
  if (step === 'hand-over') return '交接';
  return Object.hasOwn(STEP_WORDS, step) ? STEP_WORDS[step as CaseStep] : '其他步骤';
}

/** 送达方式; nothing for a step that delivers nothing. */
export function deliveryWayWord(way: DeliveryWay | undefined): string {
  return way === undefined ? '' : DELIVERY_WORDS[way];
}

/** What the reference of a delivery is called: the number of the post, the code of the locker, the agent's name. */
export function deliveryReferenceWord(way: DeliveryWay): string {
  if (way === 'post') return '邮件号码';
  return way === 'locker' ? '取件码' : '代领人';
}

/** The sentence under a field of a step: what to do about it. `longestDays` bounds the days, in working days. */
export function explainStepProblem(code: StepProblem['code'], longestDays: number | null): string {
  if (code === 'empty') return '这一项还没有填';
  if (code === 'after-expiry') return '期限已过，不能再延期，没有改动';
  return longestDays === null ? '请核对这个数' : `请填 1 到 ${longestDays} 的整数`;
}

/** What was answered to a step, without its reason, in one line: `10 个工作日，批准人 梁主任`. */
export function stepAnswersText(answers: StepAnswers): string {
  const { days, department, proposedOwner, approver, deliveryWay, deliveryReference } = answers;
  const parts = [
    days === undefined ? '' : `${days} 个工作日`,
    department && `转 ${department}`,
    proposedOwner && `建议由 ${proposedOwner} 承办`,
    approver && `批准人 ${approver}`,
    deliveryWayWord(deliveryWay),
    deliveryWay && deliveryReference && `${deliveryReferenceWord(deliveryWay)} ${deliveryReference}`,
  ];
  return parts.filter(Boolean).join('，');
}
