import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, escapeText, foldLine, writeICalendar } from './icalendar.ts';

const lecture: CalendarEvent = {
  id: '0190a',
  name: '夜间党校第一讲：学习党章；交流, 讨论',
  startsAt: '2026-09-10T11:30:00.000Z',
  endsAt: '2026-09-10T13:00:00.000Z',
  place: '台洞村党群服务中心 多功能室',
  description: '自带笔记本\n反斜杠 \\',
  category: '夜间党校',
  cancelled: false,
};
const write = (events: CalendarEvent[]) =>
  writeICalendar(events, { name: '台洞村日程', madeAt: '2026-09-01T00:00:00.000Z' });
/** As a reader does: folded lines joined again (RFC 5545, 3.1). */
const unfold = (text: string) => text.replace(/\r\n[ \t]/g, '').split('\r\n');

describe('an iCalendar file', () => {
  it('is a calendar with the time zone of Shanghai and one event an activity', () => {
    const lines = unfold(write([lecture]));
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
    expect(lines).toEqual(
      expect.arrayContaining([
        'VERSION:2.0',
        'TZID:Asia/Shanghai',
        'UID:0190a@onewindow',
        'DTSTAMP:20260901T000000Z',
        'DTSTART;TZID=Asia/Shanghai:20260910T193000',
        'DTEND;TZID=Asia/Shanghai:20260910T210000',
        'SUMMARY:夜间党校第一讲：学习党章；交流\\, 讨论',
        'DESCRIPTION:自带笔记本\\n反斜杠 \\\\',
        'STATUS:CONFIRMED',
      ]),
    );
  });

  it('names a cancelled activity as such and leaves out what nobody wrote', () => {
    const lines = unfold(write([{ ...lecture, cancelled: true, description: '', place: '' }]));
    expect(lines).toContain('STATUS:CANCELLED');
    expect(lines.some((line) => /^(DESCRIPTION|LOCATION)/.test(line))).toBe(false);
  });

  it('has no line of more than 75 octets and breaks no character, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const text = write([{ ...lecture, name, description: name }]);
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(text).not.toMatch(/\uFFFD/);
        expect(unfold(text)).toContain(`SUMMARY:${escapeText(name)}`);
      }),
    );
  });

  it('lets no text make a line of its own', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(escapeText(text)).not.toMatch(/[\r\n\0\v\f]/);
        expect(unfold(foldLine(`SUMMARY:${escapeText(text)}`))).toHaveLength(1);
      }),
    );
  });
});
