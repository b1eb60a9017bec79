import type {
  CaseState,
  CaseStep,
  DeliveryWay,
  StepAnswers,
  StepProblem,
} from '#shared/domain/case-lifecycle.ts';
import { ratingLevelWord } from './ratings.ts';

const STATE_WORDS: Record<CaseState, string> = {
  received: '已收件',
  'correction-told': '补正中',
  declined: '不予受理',
  accepted: '在办',
  'accepted-with-gaps': '容缺未补',
  forwarded: '已转办',
  returned: '已退回',
  consultation: '会商中',
  suspended: '中止中',
  completed: '已办结',
  refused: '不予办理',
  withdrawn: '已撤回',
  lapsed: '逾期终止',
  delivered: '已送达',
  rated: '已评价',
};

const STEP_WORDS: Record<CaseStep, string> = {
  receive: '收件',
  accept: '受理',
  'accept-with-gaps': '容缺受理',
  'tell-correction': '告知补正',
  supplement: '补齐材料',
  decline: '不予受理',
  'deemed-accepted': '视为受理',
  forward: '转办',
  'forward-again': '重新转办',
  return: '退回',
  opine: '承办意见',
  'fill-gaps': '容缺补交',
  suspend: '中止',
  resume: '恢复',
  extend: '延期',
  urge: '催办',
  complete: '办结',
  refuse: '不予办理',
  lapse: '逾期终止',
  withdraw: '撤回',
  deliver: '送达',
  rate: '评价',
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
  if (step === 'transfer') return '移交给别的中心';
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

const PROBLEM_WORDS: Record<Exclude<StepProblem['code'], 'range'>, string> = {
  empty: '这一项还没有填',
  'after-expiry': '期限已过，不能再延期，没有改动',
  'unknown-paper': '有的材料不能这样办，请再核对',
  'not-everything': '缺的材料要一次告知全，请把没有列上的也列上',
  'must-be-here': '有的主要材料不能容缺，要先收齐',
  'in-the-past': '这个日期已经过了',
  'after-promise': '不能晚于承诺办结的日期',
};

/** What lacks where nothing is filled in: papers are ticked. */
const EMPTY_WORDS: Partial<Record<StepProblem['field'], string>> = {
  corrections: '勾选要补正的材料，逐份写明要补正什么',
  gaps: '勾选以后补交的材料，或者以承诺代替的',
  papers: '勾选收到的材料',
};

/** The sentence under a field of a step: what to do about it. `longestDays` bounds the days, in working days. */
export function explainStepProblem({ field, code }: StepProblem, longestDays: number | null): string {
  if (code === 'empty') return EMPTY_WORDS[field] ?? PROBLEM_WORDS.empty;
  if (code !== 'range') return PROBLEM_WORDS[code];
  return longestDays === null ? '请核对这个数' : `请填 1 到 ${longestDays} 的整数`;
}

/** What was answered to a step, without its reason, in one line: `10 个工作日，批准人 梁主任`. */
export function stepAnswersText(answers: StepAnswers): string {
  const { days, department, proposedOwner, approver, deliveryWay, deliveryReference } = answers;
  const { authority, corrections, gaps, declared, until, papers, rating } = answers;
  const parts = [
    authority && `请向 ${authority} 提出`,
    corrections && `${corrections.length} 份材料要补正`,
    gaps && `${gaps.length} 份材料 ${until ?? ''} 前补交`,
    declared && `${declared.length} 份材料以告知承诺代替`,
    papers && `收到 ${papers.length} 份材料`,
    rating === undefined ? '' : ratingLevelWord(rating),
    days === undefined ? '' : `${days} 个工作日`,
    department && `转 ${department}`,
    proposedOwner && `建议由 ${proposedOwner} 承办`,
    approver && `批准人 ${approver}`,
    deliveryWayWord(deliveryWay),
    deliveryWay && deliveryReference && `${deliveryReferenceWord(deliveryWay)} ${deliveryReference}`,
  ];
  return parts.filter(Boolean).join('，');
}
