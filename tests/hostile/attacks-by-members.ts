import { certify, newPrivateKey, publicHalf } from '#core/bundles/file/keys.ts';
import type { Random } from '#core/seed/random.ts';
import { sha256, signText } from '#core/sync/signing.ts';
import { batchText, chainOver } from '#shared/sync/batch.ts';
import type { Change } from '#shared/sync/change.ts';
import { type Attack, type Attacks, garbage, mutated, withWildValue } from './attacks.ts';
import { type Craft, craft } from './craft.ts';
import type { HostileTown } from './town.ts';

type Reader = 'hub' | 'site';
type BundleAttack = Extract<Attack, { bytes: Buffer }>;

function made(
  name: string,
  at: Reader,
  town: HostileTown,
  parts: Craft['parts'],
  more: Partial<Craft> = {},
): BundleAttack {
  const { attacker, hubId, hubSealingKey, certificates } = town;
  const bytes = craft({
    header: {
      town: hubId,
      from: attacker.siteNumber,
      to: at === 'hub' ? 'hub' : '01',
      certificate: attacker.certificate,
    },
    parts,
    signingKey: attacker.signingKey,
    recipientKey: at === 'hub' ? hubSealingKey : (certificates['01']?.sealingKey ?? ''),
    ...more,
  });
  return { name, at, bytes };
}

function about(at: Reader, { attacker }: HostileTown): object {
  const madeAt = 1_781_000_000_000;
  return at === 'hub'
    ? { madeAt, epoch: 1, schema: 1, answeredSeq: attacker.lastSeq, starts: [], cursor: 0, unordered: [] }
    : { madeAt, epoch: 1, afterSeq: 0, certificates: [] };
}

/** Numbers of what is told to the neighbour; the hub's go on only when it has kept what it refused. */
let told = 0;

function wrongChanges(random: Random, town: HostileTown, firstSeq: number): Change[] {
  const { siteNumber, lastSeq } = town.attacker;
  const change = (entity: string, entityId: string, more: Partial<Change>): Change => ({
    siteNumber,
    epoch: 1,
    seq: firstSeq,
    commandId: `hostile-${firstSeq}`,
    entity,
    entityId,
    operation: 'update',
    baseVersion: `${siteNumber}.1.${lastSeq}`,
    fields: '{}',
    actorId: `demo-${siteNumber}-1`,
    clock: '1781000000000-0000-09',
    ...more,
  });
  const foreignCase = random.pick([town.caseOfTown, town.caseOfVillage]);
  return [
    random.pick([
      () => change('case', foreignCase, { fields: '{"state":"completed"}' }),
      () => change('case', foreignCase, { operation: 'delete' }),
      () =>
        change('caseEvent', `${foreignCase}/9`, {
          operation: 'insert',
          baseVersion: null,
          fields: '{"step":"complete","from_state":"accepted","to_state":"completed"}',
        }),
      () => change('staffMember', 'demo-01-1', { fields: '{"role":"administrator"}' }),
      () =>
        change('staffMember', 'intruder', {
          operation: 'insert',
          baseVersion: null,
          fields: '{"site_number":"01","name":"x","role":"administrator"}',
        }),
      () => change('setting', 'lamp.yellow-workdays', { fields: '{"value":9}' }),
      () => change('serviceItem', 'SB001', { operation: 'delete' }),
      () => change('setting', 'x', { actorId: 'demo-01-4', fields: '{"value":9}' }),
      () => change('resident', 'x', { actorId: 'nobody' }),
      () => change('resident', 'x', { actorId: 'resident', fields: '{"name":"x"}' }),
    ])(),
  ];
}

function batchOf(town: HostileTown, changes: Change[], more: { siteNumber?: string } = {}) {
  const { siteNumber, signingKey, chain: previousChain } = town.attacker;
  const chain = chainOver(previousChain, changes, sha256);
  const batch = { siteNumber, epoch: 1, changes, seen: [], previousChain, chain, ...more };
  return { batch, signature: signText(signingKey, batchText(batch)), receipts: [] };
}

const bombs = new Map<string, Attack>();
/** Takes long to make, and is the same every time. */
function bomb(random: Random, town: HostileTown): Attack {
  const at = random.pick(['hub', 'site'] as const);
  const kind = random.pick(['inflates', 'deep', 'objects', 'numbers', 'long text'] as const);
  const key = `${at} ${kind}`;
  let attack = bombs.get(key);
  if (!attack) {
    const content = {
      inflates: () => Buffer.alloc(300_000_000, 0x20),
      deep: () => '['.repeat(20_000_000),
      objects: () => `[${'{},'.repeat(7_000_000)}{}]`,
      numbers: () => `[${'0,'.repeat(11_000_000)}0]`,
      'long text': () => JSON.stringify({ changes: '长'.repeat(7_000_000) }),
    }[kind]();
    attack = made('bomb', at, town, [about(at, town), content]);
    bombs.set(key, attack);
  }
  return attack;
}

/** Files from somebody who holds a real key of the town and means it ill. */
export const byMembers: Attacks = {
  'wild values in the parts': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    const changes = wrongChanges(random, town, town.attacker.lastSeq + 1);
    const part = at === 'hub' ? batchOf(town, changes) : { changes, seen: [] };
    return random.chance(0.5)
      ? made('wild values', at, town, [withWildValue(random, about(at, town)) as object])
      : {
          ...made('wild values', at, town, [about(at, town), withWildValue(random, part) as object]),
          changes,
        };
  },
  'parts that are no JSON, no text, or another part': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    const part = random.pick<() => string | Buffer | object>([
      () => garbage(random, 50),
      () => Buffer.from([0x22, 0xff, 0xfe, 0xc0, 0x80, 0x22]),
      () => '{"batch":',
      () => 'null',
      () => '[]',
      () => ({ answers: [] }),
      () => ({ batch: {}, changes: [] }),
      () => mutated(random, Buffer.from(JSON.stringify(about(at, town)))),
    ])();
    return made('no parts', at, town, random.chance(0.5) ? [part] : [about(at, town), part]);
  },
  bombs: bomb,
  'lengths that lie, signed': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    const claimedLength = random.pick([0, 1, 16, 17, 0xffffffff, 20_000_001, 999]);
    return made('lengths that lie', at, town, [about(at, town)], { claimedLength });
  },
  'another version, signed': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    return made('another version', at, town, [about(at, town)], { version: random.pick([0, 2, 7, 65_535]) });
  },
  'in the name of another centre': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    const header = {
      town: town.hubId,
      from: '13',
      to: at === 'hub' ? 'hub' : '01',
      certificate: random.pick([town.certificates['13'], { ...town.attacker.certificate, siteNumber: '13' }]),
    };
    return made('another name', at, town, [about(at, town)], { header });
  },
  'in the name of the hub': (random, town) => {
    const header = {
      town: town.hubId,
      from: 'hub',
      to: '01',
      certificate: random.pick([null, town.attacker.certificate]),
    };
    return made('as the hub', 'site', town, [about('site', town)], { header });
  },
  'changes of another centre': (random, town) => {
    const at = random.pick(['hub', 'site'] as const);
    const changes = town.fresh.batch.batch.changes as Change[];
    if (at === 'site') return made('not its own', at, town, [about(at, town), { changes, seen: [] }]);
    const part = random.pick([
      () => town.fresh.batch,
      () => batchOf(town, changes, { siteNumber: '13' }),
      () => batchOf(town, changes),
    ])();
    return made('not its own', at, town, [about(at, town), part]);
  },
  'a log with gaps or another past': (random, town) => {
    const { lastSeq } = town.attacker;
    const firstSeq = random.pick([lastSeq + 2, lastSeq + 1000, 1, lastSeq]);
    const good = batchOf(town, wrongChanges(random, town, firstSeq));
    const part = random.chance(0.5)
      ? good
      : { ...good, batch: { ...good.batch, previousChain: 'a'.repeat(64) } };
    return made('another log', 'hub', town, [about('hub', town), part]);
  },
  'acts that are not its to do, at the hub': (random, town) => {
    const changes = wrongChanges(random, town, town.attacker.lastSeq + 1);
    return {
      ...made('wrong act', 'hub', town, [about('hub', town), batchOf(town, changes)]),
      changes,
    };
  },
  'acts that are not its to do, to a neighbour': (random, town) => {
    told += 1;
    const changes = wrongChanges(random, town, 1_000_000 + told);
    return made('wrong act', 'site', town, [about('site', town), { changes, seen: [] }]);
  },
  'keys for others, certified by itself': (random, town) => {
    const shown = {
      siteNumber: random.pick(['13', '01', '02']),
      serial: 7,
      signingKey: publicHalf(newPrivateKey('ed25519')),
      sealingKey: publicHalf(newPrivateKey('x25519')),
    };
    const forged = certify(town.hubId, town.attacker.signingKey, shown);
    return made('forged keys', 'site', town, [{ ...about('site', town), certificates: [forged] }]);
  },
};

/** The hub has kept a wrong act as refused: the next one has to follow it. */
export function keptAsRefused({ attacker }: HostileTown, changes: readonly Change[]): void {
  attacker.chain = chainOver(attacker.chain, changes, sha256);
  attacker.lastSeq = changes.at(-1)?.seq ?? attacker.lastSeq;
}
