import type { StarState } from '#shared/domain/stars.ts';

const STATES: Readonly<Record<StarState, string>> = {
  applied: '待公示',
  noticed: '公示中',
  granted: '已评定',
  refused: '不予评定',
  revoked: '已撤销',
};

/** Where an application for stars stands. */
export function starStateWord(state: StarState): string {
  return STATES[state];
}

const REFUSALS: Record<string, (name: string) => string> = {
  'too-few-hours': (name) => `${name}的服务时数还不够这个星级，没有改动。请看时数差多少`,
  'had-already': (name) => `${name}已经有这个星级，没有再申请`,
  waiting: (name) => `${name}还有一次申请没有办完，没有再申请。请先办完那一次`,
  barred: (name) => `${name}因虚报时数还在限制期内，不能申请，没有改动`,
  'notice-lasts': (name) => `${name}的公示还没有满，不能评定，没有改动。公示期满的第二天再办`,
  'other-state': (name) => `${name}的申请已经办到另一步，没有改动。请看最新情况`,
};

/** Why stars are not applied for or granted. */
export function starsRefusedWord(why: string, name: string): string {
  return REFUSALS[why]?.(name) ?? '评星没有办成，没有改动。请看最新情况';
}
