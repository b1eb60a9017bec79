import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoldedEntity, foldEntity, type KnownChange } from './fold-entity.ts';
import { formatStamp } from './stamp.ts';
import { covers, epochKey, joinVectors, type Vector, withChange, withCommands } from './vector.ts';

const SITES = ['02', '13', '17'] as const;
const FIELDS = ['name', 'phone'] as const;

/** What can happen to one entity: a site writes or deletes, pushes to the hub, pulls from it, reads another's stick. */
type Act =
  | { act: 'write'; site: number; fields: number[]; value: number }
  | { act: 'delete'; site: number }
  | { act: 'push' | 'pull'; site: number }
  | { act: 'stick'; site: number; from: number };

const site = fc.nat(SITES.length - 1);
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('write' as const),
      site,
      fields: fc.uniqueArray(fc.nat(FIELDS.length - 1), { minLength: 1 }),
      value: fc.nat(5),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('delete' as const), site }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constantFrom('push' as const, 'pull' as const), site }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('stick' as const), site, from: site }) },
);

/** A change, and every change that was known where it was made: the truth that the vectors have to tell. */
interface Told {
  known: KnownChange;
  stamp: string;
  before: ReadonlySet<string>;
  fields: readonly string[];
}

/** Plays a history; answers with every change, in the hub's order as far as they were pushed. */
function play(acts: readonly Act[]): Told[] {
  const all = new Map<string, Told>();
  const ordered = new Map<string, number>();
  const places = SITES.map((siteNumber) => ({
    siteNumber,
    seq: 0,
    vector: {} as Vector,
    has: new Set<string>(),
  }));
  const make = (at: number, operation: 'insert' | 'update' | 'delete', fields: Record<string, number>) => {
    const place = places[at] as (typeof places)[number];
    place.seq += 1;
    const change = {
      siteNumber: place.siteNumber,
      epoch: 1,
      seq: place.seq,
      commandId: `${place.siteNumber}-${place.seq}`,
      operation,
      fields: JSON.stringify(fields),
    };
    const stamp = formatStamp(change);
    const before = new Set([...place.has].flatMap((other) => [other, ...(all.get(other)?.before ?? [])]));
    const learned = [...place.has].flatMap((other) => all.get(other)?.known.change ?? []);
    const named = learned.filter((each) => !covers(place.vector, epochKey(each), each));
    const commands = named.map(({ commandId }) => commandId);
    all.set(stamp, {
      known: { change, seen: withCommands(place.vector, commands), order: null },
      stamp,
      before,
      fields: Object.keys(fields),
    });
    place.has.add(stamp);
    place.vector = withChange(place.vector, change);
  };
  const learn = (at: number, from: ReadonlySet<string>, vector: Vector) => {
    const place = places[at] as (typeof places)[number];
    for (const stamp of from) place.has.add(stamp);
    place.vector = joinVectors(place.vector, vector);
  };
  make(0, 'insert', { name: 0, phone: 0 });
  for (const at of [1, 2]) learn(at, (places[0] as (typeof places)[number]).has, places[0]?.vector ?? {});
  for (const act of acts) {
    const place = places[act.site] as (typeof places)[number];
    if (act.act === 'write') {
      make(act.site, 'update', Object.fromEntries(act.fields.map((field) => [FIELDS[field], act.value])));
    } else if (act.act === 'delete') make(act.site, 'delete', {});
    else if (act.act === 'stick') {
      const from = places[act.from] as (typeof places)[number];
      // A stick holds a site's own changes only, from the first it may lack on; what writes over them names them.
      const own = [...from.has].filter((stamp) => stamp.startsWith(from.siteNumber));
      learn(act.site, new Set(own), {});
    } else if (act.act === 'push') {
      for (const stamp of place.has) {
        if (stamp.startsWith(place.siteNumber) && !ordered.has(stamp)) ordered.set(stamp, ordered.size + 1);
      }
    } else {
      const vector: Record<string, number> = {};
      for (const stamp of ordered.keys()) {
        const known = all.get(stamp)?.known.change;
        if (known)
          vector[`${known.siteNumber}.1`] = Math.max(vector[`${known.siteNumber}.1`] ?? 0, known.seq);
      }
      learn(act.site, new Set(ordered.keys()), vector);
    }
  }
  return [...all.values()].map((told) => {
    const number = ordered.get(told.stamp);
    return number === undefined ? told : { ...told, known: { ...told.known, order: { epoch: 1, number } } };
  });
}

/** The heads of a field by the truth: what no other change of the field stands on. */
function maximal(told: readonly Told[], field: string): string[] {
  const writers = told.filter(({ fields }) => fields.includes(field));
  return writers
    .filter(({ stamp }) => !writers.some((other) => other.stamp !== stamp && other.before.has(stamp)))
    .map(({ stamp }) => stamp)
    .sort();
}

const writtenBy = (told: readonly Told[], stamp: string, field: string) =>
  JSON.parse(told.find((each) => each.stamp === stamp)?.known.change.fields ?? '{}')[field];

const plain = ({ exists, fields, contestedDeletion, settled }: FoldedEntity) => ({
  exists,
  contestedDeletion,
  settled: Object.fromEntries(settled),
  fields: Object.fromEntries(fields),
});

const history = fc.array(anyAct, { maxLength: 40 });

describe('an entity folded from its changes', () => {
  it('is the same in whatever order they came, once the hub has them all', () => {
    fc.assert(
      fc.property(history, fc.infiniteStream(fc.nat()), (acts, chances) => {
        const everybodyPushes = SITES.map((_, at) => ({ act: 'push' as const, site: at }));
        const changes = play([...acts, ...everybodyPushes]).map(({ known }) => known);
        const shuffled = changes
          .map((change) => ({ change, chance: chances.next().value as number }))
          .sort((one, other) => one.chance - other.chance)
          .map(({ change }) => change);
        expect(plain(foldEntity(shuffled))).toEqual(plain(foldEntity(changes)));
      }),
    );
  });

  it('overwrites nothing in silence: exactly what nobody later had seen is standing or kept beside it', () => {
    fc.assert(
      fc.property(history, (acts) => {
        const told = play(acts);
        const { fields } = foldEntity(told.map(({ known }) => known));
        for (const field of FIELDS) {
          const { standing, losers } = fields.get(field) ?? {
            standing: { stamp: '', value: null },
            losers: [],
          };
          const heads = maximal(told, field);
          expect(heads).toContain(standing.stamp);
          const others = heads.filter((stamp) => writtenBy(told, stamp, field) !== standing.value);
          expect(losers.map(({ stamp }) => stamp).sort()).toEqual(others);
        }
      }),
    );
  });

  it('is what was written last while everybody had seen everything', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(site, fc.nat(9)), { minLength: 1, maxLength: 20 }), (writes) => {
        const everybody = (act: 'push' | 'pull') => SITES.map((_, at) => ({ act, site: at }) as Act);
        const acts = writes.flatMap(([at, value]): Act[] => [
          { act: 'write', site: at, fields: [0], value },
          ...everybody('push'),
          ...everybody('pull'),
        ]);
        const { standing, losers } =
          foldEntity(play(acts).map(({ known }) => known)).fields.get('name') ?? {};
        expect(standing?.value).toBe(writes.at(-1)?.[1]);
        expect(losers).toEqual([]);
      }),
    );
  });

  it('is gone only when who deleted it had seen all of it', () => {
    fc.assert(
      fc.property(history, (acts) => {
        const told = play(acts);
        const { exists, contestedDeletion } = foldEntity(told.map(({ known }) => known));
        const deletions = told.filter(({ known }) => known.change.operation === 'delete');
        const writers = told.filter(({ fields }) => fields.length > 0);
        const heads = FIELDS.flatMap((field) => maximal(told, field));
        const unseenBy = (deletion: Told) => heads.some((stamp) => !deletion.before.has(stamp));
        if (deletions.length === 0) expect([exists, contestedDeletion]).toEqual([true, null]);
        if (deletions.length > 0 && deletions.every(unseenBy)) expect(exists).toBe(true);
        if (!exists)
          expect(writers.every(({ stamp }) => deletions.some(({ before }) => before.has(stamp)))).toBe(true);
      }),
    );
  });

  it('is what people made of it, wherever what came with the application stands in the order', () => {
    fc.assert(
      fc.property(
        history,
        fc.array(fc.record({ number: fc.nat(60), value: fc.nat(9) }), { maxLength: 4 }),
        (acts, loads) => {
          const everybodyPushes = SITES.map((_, at) => ({ act: 'push' as const, site: at }));
          const changes = play([...acts, ...everybodyPushes]).map(({ known }) => known);
          const given = loads.map(({ number, value }, at): KnownChange => {
            const fields = JSON.stringify({ name: value, phone: value });
            const seq = at + 1;
            const commandId = `given-${seq}`;
            const change = {
              siteNumber: '01',
              epoch: 1,
              seq,
              commandId,
              operation: 'insert' as const,
              fields,
            };
            return { change, seen: {}, order: { epoch: 1, number }, given: true };
          });
          expect(plain(foldEntity([...given, ...changes]))).toEqual(plain(foldEntity(changes)));
          const alone = foldEntity(given);
          for (const { losers } of alone.fields.values()) expect(losers).toEqual([]);
          expect(alone.exists).toBe(given.length > 0);
        },
      ),
    );
  });

  it('does not exist before its insert is known', () => {
    const [insert, ...later] = play([{ act: 'write', site: 1, fields: [1], value: 3 }]).map(
      ({ known }) => known,
    );
    expect(foldEntity(later).exists).toBe(false);
    expect(foldEntity([...later, insert as KnownChange]).exists).toBe(true);
  });

  it('does not bring back what was overwritten at a third site before it came to the hub', () => {
    const write = (at: number, value: number): Act => ({ act: 'write', site: at, fields: [0], value });
    const changes = play([
      write(0, 1),
      { act: 'stick', site: 1, from: 0 },
      write(1, 2),
      { act: 'push', site: 1 },
      { act: 'pull', site: 2 },
      write(2, 3),
      { act: 'push', site: 2 },
      { act: 'push', site: 0 },
    ]).map(({ known }) => known);
    expect(foldEntity(changes).fields.get('name')).toMatchObject({ standing: { value: 3 }, losers: [] });
  });
});
