import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCaseNumber, parseCaseNumber } from './case-number.ts';

describe('formatCaseNumber', () => {
  it.each([
    [{ site: '13', year: 2026, serial: 123 }, '13-2026-000123'],
    [{ site: '01', year: 2027, serial: 1_234_567 }, '01-2027-1234567'],
  ])('%j is printed as %s', (number, printed) => {
    expect(formatCaseNumber(number)).toBe(printed);
  });

  it.each([
    { site: '1', year: 2026, serial: 1 },
    { site: '00', year: 2026, serial: 1 },
    { site: '013', year: 2026, serial: 1 },
    { site: '13', year: 26, serial: 1 },
    { site: '13', year: 2026.5, serial: 1 },
    { site: '13', year: 2026, serial: 0 },
    { site: '13', year: 2026, serial: 1.5 },
    { site: '13', year: 2026, serial: 1_000_000_000 },
  ])('refuses %j', (number) => {
    expect(() => formatCaseNumber(number)).toThrow(
      expect.objectContaining({ code: 'impossible-case-number', data: number }),
    );
  });
});

describe('parseCaseNumber', () => {
  it.each([
    '13-2026-000123',
    '132026000123',
    ' 13 - 2026 - 000123 ',
    '１３－２０２６－０００１２３',
    '13—2026—000123',
    '13\u30002026\u3000000123\n',
  ])('reads %j', (text) => {
    expect(parseCaseNumber(text)).toEqual({ site: '13', year: 2026, serial: 123 });
  });

  it('reads a serial that has grown', () => {
    expect(parseCaseNumber('01-2026-1234567')).toEqual({ site: '01', year: 2026, serial: 1_234_567 });
  });

  it.each([
    '',
    '林',
    '13-2026',
    '13-2026-123',
    '13-1026-000123',
    '00-2026-000123',
    '13-2026-000000',
    '13-2026-0000123',
    '13-2026-00012A',
    'A13-2026-000123',
    '440724195808173126',
    '91350100M000100Y43',
    '13800138000',
  ])('finds none in %j', (text) => {
    expect(parseCaseNumber(text)).toBeNull();
  });

  it('reads back every number it prints, with and without hyphens', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }).map((site) => String(site).padStart(2, '0')),
        fc.integer({ min: 2000, max: 2999 }),
        fc.integer({ min: 1, max: 999_999_999 }),
        (site, year, serial) => {
          const printed = formatCaseNumber({ site, year, serial });
          expect(parseCaseNumber(printed)).toEqual({ site, year, serial });
          expect(parseCaseNumber(printed.replaceAll('-', ''))).toEqual({ site, year, serial });
        },
      ),
    );
  });
});
