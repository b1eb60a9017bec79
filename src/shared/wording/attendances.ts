import type { AttendanceState, AttendanceStep, AttendanceWay } from '#shared/domain/attendance.ts';

const STATES: Readonly<Record<AttendanceState, string>> = {
  present: '已签到',
  reported: '自报待核',
  confirmed: '已确认',
  rejected: '不予确认',
  void: '已作废',
};
const STEPS: Readonly<Record<AttendanceStep | 'report', string>> = {
  report: '再记自报',
  'sign-out': '签退',
  confirm: '确认',
  reject: '不予确认',
  correct: '更正',
  void: '作废',
  'sign-in-again': '重新签到',
};
const WAYS: Readonly<Record<AttendanceWay, string>> = {
  code: '扫码',
  name: '报名字',
  paper: '纸质签到表',
  'self-reported': '本人自报',
};

/** What an attendance is by now. */
export function attendanceStateWord(state: string): string {
  return STATES[state as AttendanceState] ?? '别的状态';
}

/** What is done to an attendance. */
export function attendanceStepWord(step: string): string {
  return STEPS[step as keyof typeof STEPS] ?? '这样办';
}

/** How somebody was signed in. */
export function attendanceWayWord(way: AttendanceWay): string {
  return WAYS[way];
}
