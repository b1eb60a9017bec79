import { beforeEach, describe, expect, it } from 'vitest';
import { addActivity, addRoom } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit } from '../testing/log.ts';
import { bookRoom, cancelBooking } from './bookings.ts';
import { readWeek } from './week.ts';

let site: TestSite;
let roomId: string;
beforeEach(() => {
  site = freshSite();
  roomId = addRoom(site.context, '多功能室', 60);
});

const wedding = {
  ...{ day: '2026-06-10', startTime: '09:00', endTime: '11:00', purpose: '老人协会例会' },
  ...{ bookedBy: '谭伯', phone: '19900000001', people: 20, clashReason: '' },
};
const book = (given: Partial<typeof wedding> = {}, by = clerk) =>
  bookRoom(site.context, by, { roomId, ...wedding, ...given });
const week = (day?: string) => readWeek(site.context, { day }).rooms[0];

describe('a room', () => {
  it('is booked by the public, and its week says how much of its time that is', () => {
    const { id } = book();
    expect(week()).toMatchObject({
      ...{ id: roomId, name: '多功能室', openMinutes: 7 * 780, usedMinutes: 120 },
      uses: [{ id, what: 'booking', name: '老人协会例会', bookedBy: '谭伯', people: 20 }],
    });
    expect(week('2026-06-14')?.uses).toHaveLength(1);
    expect(week('2026-06-15')?.uses).toEqual([]);
    expect(logFaults(site.data.connection)).toEqual([]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ command: 'rooms.book' });
  });

  it('refuses two at once, a full room and closed hours, unless somebody says why', () => {
    addActivity(site.context, { roomId });
    const clash = (given: Partial<typeof wedding>) => {
      const { code, data } = faultOf(() => book(given));
      expect(code).toBe('CLASHES');
      return (data as { clashes: { kind: string }[] }).clashes.map(({ kind }) => kind);
    };
    expect(clash({ day: '2026-06-11' })).toEqual(['room']);
    book();
    expect(clash({ startTime: '10:00', endTime: '12:00' })).toEqual(['room-booked']);
    expect(clash({ startTime: '06:00', endTime: '08:00' })).toEqual(['room-closed']);
    expect(clash({ day: '2026-06-12', people: 61 })).toEqual(['room-small']);
    expect(week()?.uses).toHaveLength(2);
    book({ day: '2026-06-11', clashReason: '两家合用' });
    expect(week()?.uses).toHaveLength(3);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ reason: '两家合用' });
  });

  it('is free again once the booking is cancelled, with the reason', () => {
    const { id } = book();
    cancelBooking(site.context, clerk, { id, reason: '改期' });
    expect(week()?.uses).toEqual([]);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ command: 'rooms.cancel', reason: '改期' });
    expect(faultOf(() => cancelBooking(site.context, clerk, { id, reason: '改期' })).code).toBe('NOT_FOUND');
    book();
  });

  it('is booked by clerks and managers of its centre, for a day that is not over', () => {
    expect(faultOf(() => book({}, handler)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => book({ day: '2026-06-08' })).code).toBe('INVALID_ANSWERS');
    expect(faultOf(() => book({ endTime: '09:00' })).code).toBe('INVALID_ANSWERS');
    const nowhere = { ...wedding, roomId: 'nowhere' };
    expect(faultOf(() => bookRoom(site.context, clerk, nowhere)).code).toBe('NOT_FOUND');
  });
});
