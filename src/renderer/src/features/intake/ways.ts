import {
  type CaseState,
  type CaseStep,
  type DocumentKind,
  documentsIssued,
  type StepAnswers,
  TRANSITIONS,
} from '#shared/domain/case-lifecycle.ts';

/** The ways in which a draft becomes a case without being accepted outright. */
export type Way = Extract<CaseStep, 'receive' | 'accept-with-gaps' | 'tell-correction' | 'decline'>;

/** The keys begin the words: 收 (shou), 容 (rong), 补 (bu), 拒 (ju). */
export const WAY_KEYS: Record<Way, string> = {
  'accept-with-gaps': 'Alt+R',
  'tell-correction': 'Alt+B',
  decline: 'Alt+J',
  receive: 'Alt+S',
};

export const WAYS = Object.keys(WAY_KEYS) as Way[];

export const WAY_NAMES: Record<Way, string> = {
  receive: '收件',
  'accept-with-gaps': '容缺受理',
  'tell-correction': '告知补正',
  decline: '不予受理',
};

/** As they stand beside the primary action, where there is little room. */
export const WAY_SHORT_NAMES: Record<Way, string> = {
  receive: '收件',
  'accept-with-gaps': '容缺',
  'tell-correction': '补正',
  decline: '不予受理',
};

/** What a way does, for who takes it for the first time. */
export const WAY_MEANINGS: Record<Way, string> = {
  receive:
    '材料先收下，今天不作决定。开出材料接收凭证，在答复期限内告知补正或受理；过期没有告知，视为收件那天受理。',
  'accept-with-gaps': '主要材料已齐，次要材料限期补交或以告知承诺代替。补齐前不发结果，逾期未补的终止办理。',
  'tell-correction': '缺什么、哪里不合要求，一次全部告知，只能告知一次。补正期间不计办理时限。',
  decline: '依法不予受理，说明理由，告知向谁申请、怎样救济。',
};

/** What is asked on the way, as the table says. */
export function stepOfWay(way: Way) {
  return { step: way, asks: TRANSITIONS[way].asks, longestDays: null, issues: TRANSITIONS[way].issues };
}

/**
 * The documents that a way prints, the receipt of the papers with them.
 * @param papersCame whether any of the papers was handed in, or none is asked for
 */
export function documentsOfWay(way: Way, answers: StepAnswers, papersCame: boolean): readonly DocumentKind[] {
  const declared = way === 'accept-with-gaps' && (answers.gaps ?? []).length === 0;
  const state = declared ? 'accepted' : (TRANSITIONS[way].to as CaseState);
  return documentsIssued(way, true, state, papersCame);
}
