import { describe, expect, it } from 'vitest';
import { explainStartFailure, isStartFailure } from './start-failures.ts';

const codes = [
  'database-from-newer-app',
  'migration-failed',
  'wrong-key',
  'damaged-database',
  'data-not-writable',
  'sqlite-too-old',
  'no-data',
  'data-exists',
  'key-missing',
  'key-in-system-store',
  'key-unreadable',
  'core-keeps-dying',
];

describe('explainStartFailure', () => {
  it.each(codes)('has a whole sentence of its own for %s, without a code in it', (code) => {
    expect(isStartFailure(code)).toBe(true);
    expect(explainStartFailure(code)).toMatch(/。$/);
    expect(explainStartFailure(code)).not.toMatch(/[A-Za-z!！]/);
    expect(explainStartFailure(code)).not.toBe(explainStartFailure('anything else'));
  });

  it('has a sentence for a failure nobody has named', () => {
    expect(isStartFailure('unexpected')).toBe(false);
    expect(explainStartFailure('unexpected')).toContain('已保存的内容都在');
  });
});
