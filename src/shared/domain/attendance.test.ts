import { describe, expect, it } from 'vitest';
import {
  ATTENDANCE_STATES,
  ATTENDANCE_STEPS,
  ATTENDANCE_TRANSITIONS,
  mayTakeStep,
  proposedMinutes,
} from './attendance.ts';

const times = {
  signedInAt: '2026-06-09T11:50:00.000Z',
  signedOutAt: '2026-06-09T14:10:00.000Z',
  startsAt: '2026-06-09T12:00:00.000Z',
  endsAt: '2026-06-09T14:00:00.000Z',
  travelMinutes: 0,
};

describe('the minutes of an attendance', () => {
  it('run from the start for who came early, and until he left', () => {
    expect(proposedMinutes(times)).toBe(130);
  });

  it('run from his coming for who came late', () => {
    expect(proposedMinutes({ ...times, signedInAt: '2026-06-09T12:45:30.000Z' })).toBe(84);
  });

  it('end with the activity for who was not signed out', () => {
    expect(proposedMinutes({ ...times, signedOutAt: null })).toBe(120);
  });

  it('leave travel out, and are never below nothing', () => {
    expect(proposedMinutes({ ...times, travelMinutes: 30 })).toBe(100);
    expect(proposedMinutes({ ...times, travelMinutes: 600 })).toBe(0);
    expect(proposedMinutes({ ...times, signedOutAt: '2026-06-09T11:55:00.000Z' })).toBe(0);
  });

  it('are a day at the most', () => {
    expect(proposedMinutes({ ...times, signedOutAt: '2026-06-12T12:00:00.000Z' })).toBe(1440);
  });
});

describe('the steps of an attendance', () => {
  it('lead from every state only where the table says', () => {
    for (const state of ATTENDANCE_STATES) {
      for (const step of ATTENDANCE_STEPS) {
        expect(mayTakeStep(state, step)).toBe(ATTENDANCE_TRANSITIONS[step].from.includes(state));
      }
    }
  });

  it('confirm nothing that was rejected or taken back, and take nothing back twice', () => {
    expect(mayTakeStep('rejected', 'confirm')).toBe(false);
    expect(mayTakeStep('void', 'confirm')).toBe(false);
    expect(mayTakeStep('void', 'void')).toBe(false);
  });
});
