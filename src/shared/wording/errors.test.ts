import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { contractErrors } from '#shared/contract/errors.ts';
import { explainError } from './errors.ts';

const unknown = explainError(new Error('anything'));

describe('explainError', () => {
  it.each(Object.keys(contractErrors))('has a sentence of its own for %s, whatever its data', (code) => {
    for (const data of [undefined, {}, { problems: 'no list', papers: null }, { problems: [null] }]) {
      expect(explainError(new ORPCError(code, { data }))).not.toBe(unknown);
    }
  });

  it('names the answers to look at once each, in the words of the form', () => {
    const problems = [
      { field: 'applicant.number', code: 'check-digit' },
      { field: 'applicant.name', code: 'empty' },
      { field: 'applicant.number', code: 'length' },
    ];
    expect(explainError(new ORPCError('INVALID_ANSWERS', { data: { problems } }))).toBe(
      '证件号码、姓名还要再核对，改好再办。已填写的内容都在',
    );
  });

  it('names the part of the form when the path leads into a list', () => {
    const problems = [{ field: 'materials.3.copies', code: 'range' }];
    expect(explainError({ code: 'INVALID_ANSWERS', data: { problems } })).toContain('材料');
  });

  it('says that a person is known already', () => {
    const problems = [{ field: 'applicant.number', code: 'already-registered' }];
    expect(explainError({ code: 'INVALID_ANSWERS', data: { problems } })).toContain('已经登记过');
  });

  it('names the questions and the form of an item as a whole, whatever its fields are called', () => {
    const problems = [
      { field: 'situations.phone', code: 'unanswered' },
      { field: 'form.name', code: 'empty' },
      { field: 'form.birthDate', code: 'not-a-date' },
    ];
    expect(explainError({ code: 'INVALID_ANSWERS', data: { problems } })).toMatch(
      /^办理情形、表单还要再核对/,
    );
  });

  it('counts and names missing papers', () => {
    expect(explainError({ code: 'PAPERS_MISSING', data: { papers: ['居民身份证', '户口簿'] } })).toBe(
      '还差 2 份必交材料：居民身份证、户口簿。草稿已保存，收齐后再受理',
    );
  });

  it('names the first lines of a refused file', () => {
    const problems = [4, 4, 7, 9, 12].map((line) => ({ line, code: 'empty' }));
    expect(explainError({ code: 'IMPORT_REJECTED', data: { problems } })).toContain('第 4、7、9 等 行');
    const ofTheFile = [{ line: 0, column: 'source', code: 'calendar-head' }];
    expect(explainError({ code: 'IMPORT_REJECTED', data: { problems: ofTheFile } })).toMatch(/^文件有问题/);
  });

  it('says that the way to core broke', () => {
    expect(explainError({ code: 'CORE_WENT_AWAY' })).toContain('连接断了');
  });

  it.each([undefined, null, 'text', 7, {}, { code: 5 }, { code: 'toString' }, new Error('boom')])(
    'has a sentence for anything else: %o',
    (error) => {
      expect(explainError(error)).toBe(unknown);
    },
  );

  it('never shows a code, an English word or an exclamation mark', () => {
    for (const code of [...Object.keys(contractErrors), 'CORE_WENT_AWAY', 'INTERNAL_SERVER_ERROR']) {
      expect(
        explainError({ code, data: { entity: 'case', id: '1', path: 'C:\\a', cause: 'EPERM' } }),
      ).not.toMatch(/[A-Za-z!！]/);
    }
  });
});
