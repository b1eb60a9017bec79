import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Booking, clashesOf, overlaps, type Resources } from './clashes.ts';

/** A time of 2026-09-10, a Thursday, in Shanghai. */
const at = (time: string) => new Date(`2026-09-10T${time}:00+08:00`).toISOString();
const lecture: Booking = {
  id: 'lecture',
  name: '第一讲',
  siteNumber: '13',
  startsAt: at('19:30'),
  endsAt: at('21:00'),
  roomId: 'hall',
  lecturerIds: ['li'],
  captain: '梁镇长',
  equipment: [{ id: 'projector', quantity: 1 }],
};
const other = (fields: Partial<Booking> = {}): Booking => ({
  ...lecture,
  id: 'other',
  name: '义诊',
  roomId: null,
  lecturerIds: [],
  captain: '',
  equipment: [],
  ...fields,
});
const resources: Resources = {
  rooms: new Map([
    ['hall', { capacity: 60, openingHours: { '4': { from: '08:30', until: '21:30' } }, bookings: [] }],
  ]),
  equipment: new Map([['projector', 2]]),
};
const kinds = (others: Booking[], planned = lecture, capacity = 0) =>
  clashesOf(planned, others, resources, capacity).map(({ kind }) => kind);

describe('what stands in the way of an activity', () => {
  it('is nothing when the others need nothing of it', () => {
    expect(kinds([other()])).toEqual([]);
  });

  it('is another one in the room, with the lecturer, with the captain, each named', () => {
    expect(kinds([other({ roomId: 'hall', lecturerIds: ['chen', 'li'], captain: '梁镇长' })])).toEqual([
      'room',
      'lecturer',
      'captain',
    ]);
    expect(clashesOf(lecture, [other({ roomId: 'hall' })], resources)).toMatchObject([
      { kind: 'room', id: 'hall', other: { id: 'other', name: '义诊', startsAt: lecture.startsAt } },
    ]);
  });

  it('is not the activity itself, nor one that ends as it begins or begins as it ends', () => {
    expect(kinds([lecture])).toEqual([]);
    expect(kinds([other({ roomId: 'hall', startsAt: at('18:00'), endsAt: at('19:30') })])).toEqual([]);
    expect(kinds([other({ roomId: 'hall', startsAt: at('21:00'), endsAt: at('22:00') })])).toEqual([]);
    expect(kinds([other({ roomId: 'hall', startsAt: at('20:59'), endsAt: at('22:00') })])).toEqual(['room']);
  });

  it('is too little equipment at the worst moment, not in sum', () => {
    const one = (id: string, from: string, until: string, quantity = 1) =>
      other({ id, startsAt: at(from), endsAt: at(until), equipment: [{ id: 'projector', quantity }] });
    expect(kinds([one('a', '19:00', '20:00')])).toEqual([]);
    expect(kinds([one('a', '19:00', '20:00'), one('b', '20:00', '21:00')])).toEqual([]);
    expect(
      clashesOf(lecture, [one('a', '19:00', '20:00'), one('b', '19:45', '21:00')], resources),
    ).toMatchObject([{ kind: 'equipment', id: 'projector', needed: 1, left: 0, other: { id: 'a' } }]);
  });

  it('is a room that is booked, closed at that time, or too small', () => {
    const booking = { id: 'b', purpose: '婚宴', startsAt: at('20:00'), endsAt: at('22:00') };
    const hall = resources.rooms.get('hall');
    const booked = { ...resources, rooms: new Map([['hall', { ...hall, bookings: [booking] } as never]]) };
    expect(clashesOf(lecture, [], booked)).toEqual([{ kind: 'room-booked', id: 'hall', booking }]);
    const late = { ...lecture, endsAt: at('21:31') };
    expect(clashesOf(late, [], resources)).toEqual([
      { kind: 'room-closed', id: 'hall', from: '08:30', until: '21:30' },
    ]);
    const friday = { ...lecture, startsAt: '2026-09-11T12:00:00Z', endsAt: '2026-09-11T13:00:00Z' };
    expect(clashesOf(friday, [], resources)).toEqual([
      { kind: 'room-closed', id: 'hall', from: '', until: '' },
    ]);
    expect(kinds([], lecture, 60)).toEqual([]);
    expect(kinds([], lecture, 61)).toEqual(['room-small']);
  });

  it('says nothing of the hours of a room that nobody has told', () => {
    const untold = {
      ...resources,
      rooms: new Map([['hall', { capacity: 0, openingHours: null, bookings: [] }]]),
    };
    expect(clashesOf({ ...lecture, endsAt: at('23:00') }, [], untold, 500)).toEqual([]);
  });
});

const anyBooking: fc.Arbitrary<Booking> = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3 }),
    from: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 10 }),
    roomId: fc.constantFrom('hall', 'yard', null),
    lecturerIds: fc.uniqueArray(fc.constantFrom('li', 'chen', 'he'), { maxLength: 2 }),
    captain: fc.constantFrom('', '梁镇长'),
    projectors: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ from, length, projectors, ...rest }) => ({
    ...{ name: '活动', siteNumber: '13', ...rest },
    startsAt: new Date(Date.UTC(2026, 8, 10, from)).toISOString(),
    endsAt: new Date(Date.UTC(2026, 8, 10, from + length)).toISOString(),
    equipment: projectors === 0 ? [] : [{ id: 'projector', quantity: projectors }],
  }));

describe('any two activities', () => {
  it('clash both ways or not at all, over room, lecturer and captain', () => {
    const shared = (one: Booking, two: Booking) =>
      clashesOf(one, [two], { rooms: new Map(), equipment: new Map([['projector', 9]]) }).map(
        ({ kind, id }) => `${kind} ${id}`,
      );
    fc.assert(
      fc.property(anyBooking, anyBooking, (one, two) => {
        expect(shared(one, two).sort()).toEqual(shared(two, one).sort());
        if (!overlaps(one, two)) expect(shared(one, two)).toEqual([]);
      }),
    );
  });

  it('have enough equipment exactly when no hour asks for more than there is', () => {
    const hours = Array.from({ length: 6 }, (_, hour) => Date.UTC(2026, 8, 10, 8 + hour));
    const planned = { ...lecture, startsAt: '2026-09-10T08:00:00.000Z', endsAt: '2026-09-10T14:00:00.000Z' };
    fc.assert(
      fc.property(fc.array(anyBooking, { maxLength: 6 }), fc.integer({ min: 0, max: 5 }), (many, stock) => {
        const others = many.map((booking, index) => ({ ...booking, id: `other-${index}` }));
        const asked = hours.map((hour) =>
          others
            .filter(({ startsAt, endsAt }) => Date.parse(startsAt) <= hour && hour < Date.parse(endsAt))
            .flatMap(({ equipment }) => equipment)
            .reduce((sum, { quantity }) => sum + quantity, 0),
        );
        const there = { rooms: new Map(), equipment: new Map([['projector', stock]]) };
        const found = clashesOf(planned, others, there);
        expect(found.some(({ kind }) => kind === 'equipment')).toBe(Math.max(...asked) + 1 > stock);
      }),
    );
  });
});
