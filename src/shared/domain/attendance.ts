/**
 * 签到: how somebody's presence at an activity becomes service. `reported` (待核) is what a volunteer says of himself;
 * nothing but `confirmed` is in the ledger.
 */
export const ATTENDANCE_STATES = ['present', 'reported', 'confirmed', 'rejected', 'void'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

/** How somebody was signed in: by a code that was read, by name at the door, from a sheet, or by himself afterwards. */
export const ATTENDANCE_WAYS = ['code', 'name', 'paper', 'self-reported'] as const;
export type AttendanceWay = (typeof ATTENDANCE_WAYS)[number];

export const ATTENDANCE_STEPS = [
  'sign-out',
  'confirm',
  'reject',
  'correct',
  'void',
  'sign-in-again',
] as const;
export type AttendanceStep = (typeof ATTENDANCE_STEPS)[number];

interface Transition {
  readonly from: readonly AttendanceState[];
  readonly to: AttendanceState;
  /** The step has to be explained: it takes back what was said or refuses it. */
  readonly needsReason: boolean;
}

/** Every step of an attendance, the same for the screen and for core. */
export const ATTENDANCE_TRANSITIONS: Readonly<Record<AttendanceStep, Transition>> = {
  'sign-out': { from: ['present'], to: 'present', needsReason: false },
  confirm: { from: ['present', 'reported'], to: 'confirmed', needsReason: false },
  reject: { from: ['reported'], to: 'rejected', needsReason: true },
  correct: { from: ['confirmed'], to: 'confirmed', needsReason: true },
  void: { from: ['present', 'confirmed'], to: 'void', needsReason: true },
  'sign-in-again': { from: ['void', 'rejected'], to: 'present', needsReason: false },
};

/** Whether a step leads on from a state. */
export function mayTakeStep(state: AttendanceState, step: AttendanceStep): boolean {
  return ATTENDANCE_TRANSITIONS[step].from.includes(state);
}

/** The longest service at one activity that anybody can have done, in minutes. */
export const LONGEST_SERVICE = 24 * 60;

/** What the hours of an attendance are made of; instants in UTC. */
export interface ServiceTimes {
  readonly signedInAt: string;
  /** Null until signed out: then the planned end counts. */
  readonly signedOutAt: string | null;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly travelMinutes: number;
}

/**
 * The minutes proposed to the organiser: actual service without travel (order 67 of the Ministry of Civil Affairs,
 * 2020, on service records). Who comes early does not serve before the start; who stays on does.
 */
export function proposedMinutes(times: ServiceTimes): number {
  const from = Math.max(Date.parse(times.signedInAt), Date.parse(times.startsAt));
  const until = Date.parse(times.signedOutAt ?? times.endsAt);
  const minutes = Math.floor((until - from) / 60_000) - times.travelMinutes;
  return Math.min(LONGEST_SERVICE, Math.max(0, minutes));
}
