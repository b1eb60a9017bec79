import { describe, expect, it } from 'vitest';
import { CASE_STATES, CASE_STEPS, DELIVERY_WAYS } from '#shared/domain/case-lifecycle.ts';
import {
  caseStateWord,
  caseStepWord,
  deliveryReferenceWord,
  deliveryWayWord,
  explainStepProblem,
  stepAnswersText,
} from './case-states.ts';

describe('the words of a case', () => {
  it('are one for each state, step and way of delivery, and told apart', () => {
    for (const words of [
      CASE_STATES.map(caseStateWord),
      CASE_STEPS.map(caseStepWord),
      DELIVERY_WAYS.map((way) => deliveryWayWord(way)),
    ]) {
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).toMatch(/^\p{Script=Han}{2,4}$/u);
    }
  });

  it('know what they do not know', () => {
    expect(caseStateWord('toString')).toBe('其他状态');
    expect(caseStepWord('of-tomorrow')).toBe('其他步骤');
    expect(deliveryWayWord(undefined)).toBe('');
  });

  it('name what identifies a delivery', () => {
    expect((['post', 'locker', 'proxy'] as const).map(deliveryReferenceWord)).toEqual([
      '邮件号码',
      '取件码',
      '代领人',
    ]);
  });
});

describe('explainStepProblem', () => {
  it('says what to do', () => {
    expect(explainStepProblem({ field: 'reason', code: 'empty' }, null)).toBe('这一项还没有填');
    expect(explainStepProblem({ field: 'corrections', code: 'empty' }, null)).toContain('勾选要补正的材料');
    expect(explainStepProblem({ field: 'days', code: 'range' }, 10)).toBe('请填 1 到 10 的整数');
    expect(explainStepProblem({ field: 'days', code: 'range' }, null)).toBe('请核对这个数');
    expect(explainStepProblem({ field: 'days', code: 'after-expiry' }, 0)).toContain('期限已过');
  });
});

describe('stepAnswersText', () => {
  it.each([
    [{}, ''],
    [{ days: 10, approver: '梁主任' }, '10 个工作日，批准人 梁主任'],
    [{ department: '民政' }, '转 民政'],
    [{ proposedOwner: '农业农村' }, '建议由 农业农村 承办'],
    [{ deliveryWay: 'counter' as const }, '窗口领取'],
    [{ deliveryWay: 'post' as const, deliveryReference: 'XA1' }, '邮寄，邮件号码 XA1'],
  ])('%j is %s', (answers, text) => {
    expect(stepAnswersText(answers)).toBe(text);
  });
});
