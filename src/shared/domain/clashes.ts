/** An activity as far as it needs somebody or something that others may need, too. Instants in UTC, ISO 8601. */
export interface Booking {
  readonly id: string;
  readonly name: string;
  readonly siteNumber: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly roomId: string | null;
  readonly lecturerIds: readonly string[];
  /** 领队的领导干部, by name: one person may lead two squads. Empty where no squad serves. */
  readonly captain: string;
  readonly equipment: readonly { readonly id: string; readonly quantity: number }[];
}

/** What is there to be needed. */
export interface Resources {
  readonly rooms: ReadonlyMap<string, RoomInUse>;
  /** How many pieces there are, by the id of the equipment. */
  readonly equipment: ReadonlyMap<string, number>;
}

/** Opening hours by day of the week, 1 Monday to 7 Sunday; a day without an entry is closed. Times `HH:MM`. */
export type OpeningHours = Readonly<Record<string, { readonly from: string; readonly until: string }>>;

export interface RoomInUse {
  /** 0: nobody has counted. */
  readonly capacity: number;
  /** Null: nobody has said. */
  readonly openingHours: OpeningHours | null;
  /** By the public, through a counter. */
  readonly bookings: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly startsAt: string;
    readonly endsAt: string;
  }[];
}

/** Something in the way of an activity. `id` names the room, lecturer or equipment; of a captain his name. */
export type Clash =
  | { readonly kind: 'room' | 'lecturer' | 'captain'; readonly id: string; readonly other: ClashingActivity }
  | {
      readonly kind: 'equipment';
      readonly id: string;
      /** Who else needs some; null when there is simply not so much. */
      readonly other: ClashingActivity | null;
      readonly needed: number;
      /** What the others leave at the worst moment; never below zero. */
      readonly left: number;
    }
  | { readonly kind: 'room-booked'; readonly id: string; readonly booking: RoomInUse['bookings'][number] }
  | { readonly kind: 'room-closed'; readonly id: string; readonly from: string; readonly until: string }
  | { readonly kind: 'room-small'; readonly id: string; readonly capacity: number };

export type ClashingActivity = Pick<Booking, 'id' | 'name' | 'siteNumber' | 'startsAt' | 'endsAt'>;

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Whether two spans share a moment. One that begins as the other ends shares none. */
export function overlaps(one: Span, other: Span): boolean {
  return (
    Date.parse(one.startsAt) < Date.parse(other.endsAt) && Date.parse(other.startsAt) < Date.parse(one.endsAt)
  );
}

/**
 * Everything that stands in the way of an activity: others at the same time in the same room, with the same lecturer or
 * the same captain, too little equipment, a room that is booked, closed or too small. What is answered warns and forbids
 * nothing: people share rooms and lecturers on purpose.
 * @param capacity places of the activity; 0 for as many as come
 */
export function clashesOf(
  planned: Booking,
  others: readonly Booking[],
  resources: Resources,
  capacity = 0,
): Clash[] {
  const meanwhile = others.filter((other) => other.id !== planned.id && overlaps(planned, other));
  return [
    ...meanwhile.flatMap((other) => clashesWith(planned, other)),
    ...planned.equipment.flatMap((wanted) => equipmentClash(planned, wanted, meanwhile, resources)),
    ...roomClashes(planned, resources, capacity),
  ];
}

function clashesWith(planned: Booking, other: Booking): Clash[] {
  const clashes: Clash[] = [];
  if (planned.roomId !== null && planned.roomId === other.roomId) {
    clashes.push({ kind: 'room', id: planned.roomId, other: named(other) });
  }
  for (const lecturer of planned.lecturerIds) {
    if (other.lecturerIds.includes(lecturer))
      clashes.push({ kind: 'lecturer', id: lecturer, other: named(other) });
  }
  if (planned.captain !== '' && planned.captain === other.captain) {
    clashes.push({ kind: 'captain', id: planned.captain, other: named(other) });
  }
  return clashes;
}

function named({ id, name, siteNumber, startsAt, endsAt }: Booking): ClashingActivity {
  return { id, name, siteNumber, startsAt, endsAt };
}

function equipmentClash(
  planned: Booking,
  { id, quantity }: Booking['equipment'][number],
  meanwhile: readonly Booking[],
  { equipment }: Resources,
): Clash[] {
  const quantityOf = (other: Booking) =>
    other.equipment.filter((one) => one.id === id).reduce((sum, one) => sum + one.quantity, 0);
  const holders = meanwhile.filter((other) => quantityOf(other) > 0);
  // The most is taken at a moment at which somebody begins, or at which the planned activity does.
  const begins = [planned.startsAt, ...holders.map(({ startsAt }) => startsAt)]
    .map((instant) => Date.parse(instant))
    .filter((at) => at >= Date.parse(planned.startsAt));
  const taken = begins.map((at) =>
    holders
      .filter(({ startsAt, endsAt }) => Date.parse(startsAt) <= at && at < Date.parse(endsAt))
      .reduce((sum, other) => sum + quantityOf(other), 0),
  );
  const left = (equipment.get(id) ?? 0) - Math.max(...taken);
  if (left >= quantity) return [];
  const [first] = holders;
  const other = first ? named(first) : null;
  return [{ kind: 'equipment', id, other, needed: quantity, left: Math.max(0, left) }];
}

function roomClashes(planned: Booking, { rooms }: Resources, capacity: number): Clash[] {
  const room = planned.roomId === null ? undefined : rooms.get(planned.roomId);
  if (!room || planned.roomId === null) return [];
  const id = planned.roomId;
  const clashes: Clash[] = room.bookings
    .filter((booking) => overlaps(planned, booking))
    .map((booking) => ({ kind: 'room-booked', id, booking }));
  const closed = room.openingHours && outsideHours(planned, room.openingHours);
  if (closed) clashes.push({ kind: 'room-closed', id, ...closed });
  if (room.capacity > 0 && capacity > room.capacity) {
    clashes.push({ kind: 'room-small', id, capacity: room.capacity });
  }
  return clashes;
}

const SHANGHAI_OFFSET_MS = 8 * 60 * 60 * 1000;

/** The hours of the day on which it begins, when it does not lie within them; empty texts for a day that is closed. */
function outsideHours(span: Span, hours: OpeningHours): { from: string; until: string } | null {
  const local = (instant: string) => new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString();
  const starts = local(span.startsAt);
  const ends = local(span.endsAt);
  const weekday = ((new Date(starts).getUTCDay() + 6) % 7) + 1;
  const open = hours[String(weekday)];
  if (!open) return { from: '', until: '' };
  const sameDay = starts.slice(0, 10) === ends.slice(0, 10);
  const within = sameDay && starts.slice(11, 16) >= open.from && ends.slice(11, 16) <= open.until;
  return within ? null : open;
}
