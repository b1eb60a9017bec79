import { describe, expect, it } from 'vitest';
import { DomainError } from './domain-error.ts';

describe('DomainError', () => {
  it('is an Error that names the broken rule and what was asked', () => {
    const error = new DomainError('impossible-date', 'No such calendar day: 2026-02-30', {
      date: '2026-02-30',
    });
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe('DomainError');
    expect(error.code).toBe('impossible-date');
    expect(error.data).toEqual({ date: '2026-02-30' });
    expect(error.message).toBe('No such calendar day: 2026-02-30');
  });
});
