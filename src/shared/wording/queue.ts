import type { PriorityReason, TicketState, TicketStep } from '#shared/domain/queue.ts';

const STATE_WORDS: Record<TicketState, string> = {
  waiting: '等候',
  called: '已叫号',
  serving: '办理中',
  done: '已办完',
  skipped: '过号',
  transferred: '转来',
  missed: '已作废',
};

const STEP_WORDS: Record<TicketStep, string> = {
  call: '叫号',
  recall: '重呼',
  serve: '开始办理',
  skip: '过号',
  drop: '作废',
  transfer: '转号',
  finish: '办完',
  prioritise: '优先',
};

const PRIORITY_WORDS: Record<PriorityReason, string> = {
  elderly: '老年人',
  disabled: '残疾人',
  soldier: '军人',
  pregnant: '孕妇',
  'with-infant': '带婴幼儿',
  emergency: '急事',
};

/** The state of a ticket in the words of the hall. */
export function ticketStateWord(state: string): string {
  return Object.hasOwn(STATE_WORDS, state) ? STATE_WORDS[state as TicketState] : '其他状态';
}

/** What is done with a ticket, in the words of the counter. */
export function ticketStepWord(step: string): string {
  return Object.hasOwn(STEP_WORDS, step) ? STEP_WORDS[step as TicketStep] : '这样办';
}

/** Why somebody comes before others. */
export function priorityWord(reason: PriorityReason): string {
  return PRIORITY_WORDS[reason];
}

const SPOKEN_DIGITS = Array.from('零一二三四五六七八九');

/** `A017` as it is called out, digit by digit: `A 零 一 七`. */
export function spokenTicketNumber(number: string): string {
  return Array.from(number, (character) => SPOKEN_DIGITS[Number(character)] ?? character).join(' ');
}

/** The announcement: `请 A 零 一 七 号到 2 号窗口`. */
export function announcement(number: string, counter: number): string {
  return `请 ${spokenTicketNumber(number)} 号，到 ${counter} 号窗口`;
}
