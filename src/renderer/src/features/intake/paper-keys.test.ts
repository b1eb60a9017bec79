import { describe, expect, it } from 'vitest';
import { nextUnreceived, paperCommand, withPaper } from './paper-keys.ts';

const papers = [true, false, true, false].map((received, at) => ({
  id: String(at),
  received,
  originals: 1,
  copies: 1,
}));

describe('paperCommand', () => {
  it('takes digits for copies and with Shift for originals, whatever Shift makes of the key', () => {
    expect(paperCommand({ key: '2', digit: 2, shift: false })).toEqual({
      do: 'count',
      what: 'copies',
      count: 2,
    });
    expect(paperCommand({ key: '@', digit: 2, shift: true })).toEqual({
      do: 'count',
      what: 'originals',
      count: 2,
    });
  });

  it('goes past a paper that is not there', () => {
    expect(paperCommand({ key: 'ArrowRight', digit: null, shift: false })).toEqual({ do: 'skip' });
  });

  it.each([
    ['c', 'scan'],
    ['Y', 'reuse'],
  ])('%s: %s', (key, what) => {
    expect(paperCommand({ key, digit: null, shift: false })).toEqual({ do: what });
  });

  it('leaves other keys alone', () => {
    expect(paperCommand({ key: 'Tab', digit: null, shift: false })).toBeNull();
    expect(paperCommand({ key: 'F2', digit: null, shift: false })).toBeNull();
  });
});

describe('nextUnreceived', () => {
  it('goes down first, then back to the top, and never stays', () => {
    expect(nextUnreceived(papers, -1)).toBe(1);
    expect(nextUnreceived(papers, 1)).toBe(3);
    expect(nextUnreceived(papers, 3)).toBe(1);
    expect(nextUnreceived(withPaper(papers, 1, { received: true }), 3)).toBe(-1);
  });
});
