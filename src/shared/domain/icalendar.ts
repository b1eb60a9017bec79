/** An activity as another calendar reads it. Instants in UTC. */
export interface CalendarEvent {
  id: string;
  name: string;
  startsAt: string;
  endsAt: string;
  place: string;
  description: string;
  category: string;
  cancelled: boolean;
}

/** The longest line in octets, its end not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75;
const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * Activities as an iCalendar file (RFC 5545) in the time of Shanghai, lines folded at 75 octets. The identifier of an
 * event stays the same, so that a file taken in again moves what was moved and cancels what was cancelled.
 * @param madeAt instant at which the file is made
 */
export function writeICalendar(
  events: readonly CalendarEvent[],
  { name, madeAt }: { name: string; madeAt: string },
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//OneWindow//Activities//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...TIME_ZONE,
    ...events.flatMap((event) => eventLines(event, madeAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, madeAt: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.id}@onewindow`,
    `DTSTAMP:${utcTime(madeAt)}`,
    `DTSTART;TZID=Asia/Shanghai:${localTime(event.startsAt)}`,
    `DTEND;TZID=Asia/Shanghai:${localTime(event.endsAt)}`,
    `SUMMARY:${escapeText(event.name)}`,
    ...(event.place === '' ? [] : [`LOCATION:${escapeText(event.place)}`]),
    ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    ...(event.category === '' ? [] : [`CATEGORIES:${escapeText(event.category)}`]),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
}

/** `20260910T193000`, the wall clock of Shanghai. */
function localTime(instant: string): string {
  const local = new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString();
  return local.slice(0, 19).replace(/[-:]/g, '');
}

function utcTime(instant: string): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** A text as a value (RFC 5545, 3.3.11); other control characters may not stand in a file. */
export function escapeText(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      .replace(/[\\;,]/g, (character) => `\\${character}`)
      .replace(/\n/g, '\\n')
  );
}

/** Breaks a line so that no part is longer than 75 octets of UTF-8; a character is never broken. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LINE_OCTETS) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  parts.push(part);
  return parts.join('\r\n');
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
