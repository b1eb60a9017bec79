import type { Random } from '#core/seed/random.ts';
import type { Change } from '#shared/sync/change.ts';
import type { HostileTown } from './town.ts';

/** Something to be thrown at a hub, a site, or the hub's port. */
export type Attack = { name: string } & (
  | {
      at: 'hub' | 'site';
      bytes: Buffer;
      /** What a member pushes in it: if the hub keeps it, with the reason why it is refused, the member's log has grown. */
      changes?: readonly Change[];
    }
  | { at: 'wire'; call: string; body: Buffer; headers?: Record<string, string> }
);

/** A kind of attack; each time it is asked it makes another one. */
export type Attacks = Record<string, (random: Random, town: HostileTown) => Attack>;

/** A copy with one to eight bytes changed. */
export function mutated(random: Random, bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let left = random.between(1, 8); left > 0; left -= 1) {
    const at = random.below(copy.length);
    copy[at] = ((copy[at] as number) + random.between(1, 255)) % 256;
  }
  return copy;
}

export function truncated(random: Random, bytes: Buffer): Buffer {
  return bytes.subarray(0, random.below(bytes.length));
}

export function garbage(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}

/** Where a value stands in something made of objects and lists. */
interface Place {
  holder: Record<string, unknown> | unknown[];
  key: string | number;
}

function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  for (const key of Object.keys(value)) {
    found.push({ holder: value as Record<string, unknown>, key });
    placesIn((value as Record<string, unknown>)[key], found);
  }
  return found;
}

/** Values that break what reads them carelessly. */
export function wildValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => '../../../../etc/passwd',
    () => '..\\..\\windows\\system32\\config',
    () => 'C:\\onewindow.db',
    () => 1e308,
    () => -1,
    () => 0.5,
    () => 2 ** 53,
    () => -(2 ** 63),
    () => null,
    () => true,
    () => [],
    () => ({}),
    () => ({ length: 1e9 }),
    () => 'a\u0000b',
    () => '\ud800',
    () => "'; DROP TABLE changes; --",
    () => 'x'.repeat(random.pick([100, 10_000, 300_000])),
    () => JSON.parse('{"__proto__":{"polluted":true}}'),
    () => ({ constructor: { prototype: { polluted: true } } }),
    () => JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`),
  ])();
}

/** A copy in which one value is a wild one, a key more is there, or one is missing. */
export function withWildValue<Value>(random: Random, value: Value): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  const { holder, key } = random.pick(places);
  const values = holder as Record<string | number, unknown>;
  const way = random.below(10);
  if (way === 0) delete values[key];
  else if (way === 1) values[random.pick(['constructor', 'toString', 'polluted', 'hasOwnProperty'])] = 1;
  else values[key] = wildValue(random);
  return copy;
}
