import { maskIdentityNumber } from '../domain/identity-number.ts';
import { isLocalDate } from '../domain/local-date.ts';
import { activityStateWord } from './activities.ts';
import { attendanceStateWord, attendanceWayWord } from './attendances.ts';
import { caseStateWord } from './case-states.ts';
import { formatDateWithWeekday } from './dates.ts';
import { KIND_WORDS, SEX_WORDS } from './field-codes.ts';
import { PROVENANCE_WORDS } from './item-words.ts';
import { MEETING_WORDS } from './meetings.ts';
import {
  AGENT_RELATION_WORDS,
  AUTHORISATION_WORDS,
  HOUSEHOLD_RELATION_WORDS,
  IDENTITY_KIND_WORDS,
  RESIDENT_MARK_WORDS,
} from './people.ts';
import { staffRoleWord } from './staff-roles.ts';
import { starStateWord } from './stars.ts';
import { POLITICAL_STATUS_WORDS, SERVICE_KIND_WORDS } from './volunteers.ts';

type Value = string | number | null;
type Words = Readonly<Record<string, string>>;

/** How a field is written anew: `fixed` ones cannot be typed, only one of the known values taken. */
export type FieldForm =
  | { kind: 'text' | 'date' | 'number' | 'fixed' }
  | { kind: 'choice'; choices: { value: string; label: string }[] };

const YES_NO: Words = { 0: '否', 1: '是' };
const FLAGS = new Set(
  'closed declarable gives_hours is_off_day makes_up may_lack provisional received declared required sensitive withdrawn'.split(
    ' ',
  ),
);
const CHOICES: Readonly<Record<string, Words>> = {
  identity_kind: IDENTITY_KIND_WORDS,
  authorisation: AUTHORISATION_WORDS,
  political_status: POLITICAL_STATUS_WORDS,
  sex: SEX_WORDS,
  provenance: PROVENANCE_WORDS,
};
const WORDS_OF: Readonly<Record<string, Words>> = {
  'agent.relation': AGENT_RELATION_WORDS,
  'caseAgent.relation': AGENT_RELATION_WORDS,
  'householdMember.relation': HOUSEHOLD_RELATION_WORDS,
  ...KIND_WORDS,
};
const STATES: Readonly<Record<string, (state: never) => string>> = {
  'case.state': caseStateWord,
  'activity.state': activityStateWord,
  'attendance.state': attendanceStateWord,
  'attendance.way': attendanceWayWord,
  'starApplication.state': starStateWord,
  'staffMember.role': staffRoleWord,
};
/** Lists of codes, as JSON or with blanks between them. */
const LISTS: Readonly<Record<string, Words>> = {
  marks: RESIDENT_MARK_WORDS,
  service_kinds: SERVICE_KIND_WORDS,
  kinds: MEETING_WORDS,
};
const MASKED = new Set(['identity_number']);
const DATES =
  /(_on|_day|_due|^due|_until|^birth_date|^effective_from|^notice_from|^suspended_until|^starts_on)$/;
const INSTANTS = /(^at|_at)$/;
const NUMBERS = new Set(
  'capacity people people_served quantity members themed_day lectures_required'.split(' '),
);
/** What somebody can say anew without the screen that the record is kept with. */
const TYPED = new Set(
  (
    'name phone address legal_representative contact_name missing_code_reason mark_note note grid captain captain_duty ' +
    'duties place times organiser open_to summary purpose booked_by title subjects contact text decisions told_on teller ' +
    'birth_date registered_on left_on department post secretary sex political_status identity_kind relation'
  ).split(' '),
);

/**
 * How a value of a record is shown to who decides about it.
 * @param nameOf the name of what a value refers to (`room_id`), null when it refers to nothing known
 * @param all every value of the same dispute: of masked numbers the digits in which they differ are shown
 */
export function shownValue(
  { entity, column, value }: { entity: string; column: string; value: Value },
  nameOf: (column: string, value: Value) => string | null = () => null,
  all: readonly Value[] = [],
): string {
  if (value === null || value === '') return '（空）';
  const name = nameOf(column, value);
  if (name !== null) return name;
  const text = String(value);
  if (MASKED.has(column)) return maskedAmong(text, all.map(String));
  const words = wordsOf(entity, column);
  if (words) return words[text] ?? text;
  const state = STATES[`${entity}.${column}`];
  if (state) return state(text as never) || text;
  if (column in LISTS) return listed(text, LISTS[column] ?? {});
  if (DATES.test(column) && isLocalDate(text)) return formatDateWithWeekday(text);
  if (INSTANTS.test(column)) return instantWords(text);
  if (text.startsWith('[') || text.startsWith('{')) return contentWords(text);
  return text;
}

/** How a third value is given, when neither is right. */
export function fieldForm(entity: string, column: string): FieldForm {
  if (NUMBERS.has(column)) return { kind: 'number' };
  if (!TYPED.has(column) || column === '') return { kind: 'fixed' };
  const words = wordsOf(entity, column);
  if (words) {
    return { kind: 'choice', choices: Object.entries(words).map(([value, label]) => ({ value, label })) };
  }
  if (DATES.test(column)) return { kind: 'date' };
  return { kind: 'text' };
}

function wordsOf(entity: string, column: string): Words | undefined {
  return WORDS_OF[`${entity}.${column}`] ?? CHOICES[column] ?? (FLAGS.has(column) ? YES_NO : undefined);
}

/** `440783********1224`, with the digits in which it differs from the others. */
function maskedAmong(text: string, all: readonly string[]): string {
  const masked = maskIdentityNumber(text);
  return Array.from(masked, (shown, at) =>
    all.some((other) => other.length === text.length && other[at] !== text[at]) ? text[at] : shown,
  ).join('');
}

function listed(text: string, words: Words): string {
  const codes = text.startsWith('[') ? (JSON.parse(text) as string[]) : text.split(' ').filter(Boolean);
  return codes.map((code) => words[code] ?? code).join('、') || '（空）';
}

function instantWords(text: string): string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return text;
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at);
}

const longest = 400;

/** The texts and numbers in a structured content, in their order; what is longer is read where it is edited. */
function contentWords(text: string): string {
  let parts: string[];
  try {
    parts = leavesOf(JSON.parse(text));
  } catch {
    return text;
  }
  const words = parts.join('；') || '（空）';
  return words.length > longest ? `${words.slice(0, longest)}……` : words;
}

function leavesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf);
  return value === null || value === '' || typeof value === 'boolean' ? [] : [String(value)];
}
