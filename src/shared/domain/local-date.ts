import { DomainError } from './domain-error.ts';

/** A calendar day at the service centre (Asia/Shanghai), written `YYYY-MM-DD`. It has no time of day. */
export type LocalDate = string;

/**
 * Days since 1970-01-01 in the Gregorian calendar, the inside form of a LocalDate for counting.
 * Whole number; negative before 1970.
 */
export type DayNumber = number;

const FIRST_DAY: DayNumber = -719162;
const LAST_DAY: DayNumber = 2932896;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function monthLength(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

/**
 * Whether year, month (1-12) and day (1-31) name a day of the Gregorian calendar, years 1 to 9999.
 */
export function isCalendarDay(year: number, month: number, day: number): boolean {
  return (
    year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)
  );
}

function digitsAt(text: string, start: number, end: number): number {
  let value = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Whether a text is a LocalDate: `YYYY-MM-DD` with half-width digits and a day that exists.
 */
export function isLocalDate(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === 45 &&
    text.charCodeAt(7) === 45 &&
    isCalendarDay(digitsAt(text, 0, 4), digitsAt(text, 5, 7), digitsAt(text, 8, 10))
  );
}

/**
 * The day number of a LocalDate.
 * @throws DomainError `impossible-date` when the text is not a LocalDate.
 */
export function dayNumberOf(date: LocalDate): DayNumber {
  if (!isLocalDate(date)) {
    throw new DomainError('impossible-date', `No such calendar day: ${date}`, { date });
  }
  // Counting years from March puts the leap day last, so that no month needs a case of its own.
  const month = digitsAt(date, 5, 7);
  const year = digitsAt(date, 0, 4) - (month <= 2 ? 1 : 0);
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + digitsAt(date, 8, 10) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - 719468;
}

function writeDate(dayNumber: DayNumber): LocalDate {
  const fromMarchOfYear0 = dayNumber + 719468;
  const era = Math.floor(fromMarchOfYear0 / 146097);
  const dayOfEra = fromMarchOfYear0 - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

// Lists of cases count over the same few months again and again. A fixed number of slots, each for the
// day that came last, keeps the texts at hand without growing; 4096 days are eleven years.
const SLOTS = 4096;
const slotDay = new Int32Array(SLOTS);
const slotText: LocalDate[] = new Array(SLOTS).fill('');

/**
 * The LocalDate of a day number.
 * @throws DomainError `date-out-of-range` before the year 1 and after the year 9999.
 */
export function localDateOf(dayNumber: DayNumber): LocalDate {
  const slot = dayNumber & (SLOTS - 1);
  const known = slotText[slot];
  if (known && slotDay[slot] === dayNumber) return known;
  if (!Number.isInteger(dayNumber) || dayNumber < FIRST_DAY || dayNumber > LAST_DAY) {
    throw new DomainError('date-out-of-range', `Day number ${dayNumber} is outside the years 1 to 9999`, {
      dayNumber,
    });
  }
  const text = writeDate(dayNumber);
  slotDay[slot] = dayNumber;
  slotText[slot] = text;
  return text;
}

/**
 * The day of the week of a day number: 1 Monday to 7 Sunday (ISO 8601).
 */
export function weekdayOf(dayNumber: DayNumber): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/**
 * The LocalDate a number of calendar days later, or earlier when `days` is negative.
 * @throws DomainError `impossible-date`, `not-whole-days`, or `date-out-of-range`.
 */
export function addCalendarDays(date: LocalDate, days: number): LocalDate {
  if (!Number.isSafeInteger(days)) {
    throw new DomainError('not-whole-days', `Not a whole number of days: ${days}`, { days });
  }
  return localDateOf(dayNumberOf(date) + days);
}

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const ENDS_WITH_OFFSET = /(?:Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The calendar day in Asia/Shanghai at an instant: a Date, or an ISO 8601 text with `Z` or an offset.
 *
 * The offset is +08:00 at all times. The summer time of 1986 to 1991 is left out: the instants of this
 * application are the times of its own records.
 * @throws DomainError `impossible-instant` when the instant is not one, or the text leaves its offset to
 * the machine's own time zone.
 */
export function localDateInShanghai(instant: Date | string): LocalDate {
  const time =
    typeof instant !== 'string'
      ? instant.getTime()
      : ENDS_WITH_OFFSET.test(instant)
        ? Date.parse(instant)
        : Number.NaN;
  if (Number.isNaN(time)) {
    throw new DomainError('impossible-instant', `Not an instant with an offset: ${instant}`, {
      instant: String(instant),
    });
  }
  return localDateOf(Math.floor((time + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** The instant at which a day begins in mainland China, which has kept UTC+8 without summer time since 1991. */
export function startOfDayInShanghai(date: LocalDate): string {
  return new Date(`${date}T00:00:00+08:00`).toISOString();
}
