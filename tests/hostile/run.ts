import { type ChildProcess, fork } from 'node:child_process';
import http from 'node:http';
import { join } from 'node:path';
import { Random } from '#core/seed/random.ts';
import { connectHub } from '#core/sync/hub-client.ts';
import { signText } from '#core/sync/signing.ts';
import { helloText, PROTOCOL_VERSION } from '#shared/sync/hub-contract.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';
import type { Attack } from './attacks.ts';
import { byMembers, keptAsRefused } from './attacks-by-members.ts';
import { byStrangers } from './attacks-by-strangers.ts';
import { onTheWire } from './attacks-on-wire.ts';
import { type HostileTown, hostileTown } from './town.ts';
import type { FromVictim, ToVictim } from './victim.ts';

export interface HostileResult {
  count: number;
  seed: number;
  /** What got through, or ended in a way nobody foresaw: none. */
  accepted: { number: number; kind: string; said: string }[];
  /** Of the hub's process or the site's, whichever had more. */
  peakMegabytes: number;
  slowestMilliseconds: number;
  slowest: string;
  /** Whether the same bundles are noticed when nobody has touched them: else nothing would be proved. */
  goodOnesAreTaken: boolean;
  /** How often each kind was thrown. */
  kinds: Record<string, number>;
  /** How often each answer was given. */
  said: Record<string, number>;
}

type Place = 'hub' | 'site';
type Victims = Record<Place, Victim>;

/** Bombs take long to pass over the channel, and one of a thousand shows what there is to see. */
const rare = ['bombs', 'push: bombs', 'lines: bombs'];
const sessionIsNewEvery = 2000;

/** Throws hostile bundles and batches at a hub and a site in processes of their own, and looks what became of them. */
export async function throwAll(
  count: number,
  seed: number,
  tell: (done: number) => void = () => {},
): Promise<HostileResult> {
  const town = await hostileTown();
  const victims = { hub: new Victim(), site: new Victim() };
  try {
    const hub = await victims.hub.ask({ type: 'open-hub', folder: town.hubFolder });
    const { folder, key } = town.victim;
    const site = await victims.site.ask({ type: 'open-site', folder, key });
    const stands = { hub: hub.stand ?? '', site: site.stand ?? '' };
    const run = new Run(town, victims, hub.port ?? 0, stands, new Random(seed));
    for (let number = 1; number <= count; number += 1) {
      await run.throwOne(number);
      if (number % 1000 === 0) tell(number);
    }
    const goodOnesAreTaken = await run.throwGoodOnes();
    const peaks = [];
    for (const victim of Object.values(victims))
      peaks.push((await victim.ask({ type: 'end' })).peakMegabytes ?? 0);
    return { count, seed, ...run.result, goodOnesAreTaken, peakMegabytes: Math.round(Math.max(...peaks)) };
  } finally {
    for (const victim of Object.values(victims)) victim.end();
    town.remove();
  }
}

class Victim {
  private readonly child: ChildProcess = fork(join(import.meta.dirname, 'victim.ts'), {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // As a service with little memory runs: without it Node collects its rubbish only when there is a lot.
    execArgv: ['--max-old-space-size=96', '--max-semi-space-size=8'],
  });

  ask(question: ToVictim): Promise<FromVictim> {
    return new Promise((resolve, reject) => {
      const ended = () => reject(new Error('The process that was attacked is gone'));
      this.child.once('exit', ended);
      this.child.once('message', (said: FromVictim) => {
        this.child.off('exit', ended);
        resolve(said);
      });
      this.child.send(question);
    });
  }

  end(): void {
    this.child.kill();
  }
}

class Run {
  readonly result: Omit<HostileResult, 'count' | 'seed' | 'peakMegabytes' | 'goodOnesAreTaken'> = {
    accepted: [],
    slowestMilliseconds: 0,
    slowest: '',
    kinds: {},
    said: {},
  };
  private readonly town: HostileTown;
  private readonly victims: Victims;
  private readonly port: number;
  private readonly stands: Record<Place, string>;
  private readonly random: Random;
  private readonly agent = new http.Agent({ keepAlive: true });
  private readonly attacks: Record<string, (random: Random, town: HostileTown) => Attack>;
  private readonly kinds: string[];
  private token = '';

  constructor(
    town: HostileTown,
    victims: Victims,
    port: number,
    stands: Record<Place, string>,
    random: Random,
  ) {
    this.town = town;
    this.victims = victims;
    this.port = port;
    this.stands = stands;
    this.random = random;
    this.attacks = { ...byStrangers, ...byMembers, ...onTheWire(() => this.token) };
    this.kinds = Object.keys(this.attacks);
  }

  async throwOne(number: number): Promise<void> {
    if (number % sessionIsNewEvery === 1) this.token = await this.sayHello();
    // Each kind comes up in the first turn, whatever chance says.
    let kind = this.kinds[number - 1] ?? this.random.pick(this.kinds);
    if (number > this.kinds.length && rare.includes(kind) && !this.random.chance(0.02))
      kind = 'bytes changed';
    const attack = this.makeOne(kind);
    this.result.kinds[kind] = 1 + (this.result.kinds[kind] ?? 0);
    const answer = attack.at === 'wire' ? await this.overTheWire(attack) : await this.asFile(attack);
    const { said, milliseconds } = answer;
    this.result.said[said] = 1 + (this.result.said[said] ?? 0);
    if (milliseconds > this.result.slowestMilliseconds) {
      this.result.slowestMilliseconds = Math.round(milliseconds);
      this.result.slowest = kind;
    }
    const place = attack.at === 'site' ? 'site' : 'hub';
    const changed = answer.stand !== this.stands[place];
    this.stands[place] = answer.stand ?? '';
    if (changed || said.startsWith('UNFORESEEN') || said === '500') {
      this.result.accepted.push({ number, kind, said });
    }
  }

  /** Chance may change something into itself, and that is no attack. */
  private makeOne(kind: string): Attack {
    const { toHub, toTown, fromHub } = this.town.fresh;
    for (;;) {
      const attack = this.attacks[kind]?.(this.random, this.town) as Attack;
      const { bytes } = attack as { bytes?: Buffer };
      const good = attack.at === 'hub' ? [toHub] : [toTown, fromHub];
      if (!bytes || !good.some((each) => each.equals(bytes))) return attack;
    }
  }

  async throwGoodOnes(): Promise<boolean> {
    const { toHub, toTown } = this.town.fresh;
    const hub = await this.victims.hub.ask({ type: 'bundle', bytes: toHub });
    const site = await this.victims.site.ask({ type: 'bundle', bytes: toTown });
    return hub.stand !== this.stands.hub && site.stand !== this.stands.site;
  }

  private async asFile(attack: Extract<Attack, { bytes: Buffer }>) {
    const { at, bytes, changes } = attack;
    const answer = await this.victims[at].ask({ type: 'bundle', bytes });
    const { said = '', refused = 0, milliseconds = 0, stand } = answer;
    if (refused > 0 && changes) keptAsRefused(this.town, changes);
    return { said, milliseconds, stand };
  }

  private async overTheWire({ call, body, headers }: Extract<Attack, { at: 'wire' }>) {
    const began = performance.now();
    const said = await this.post(call, body, headers);
    const milliseconds = performance.now() - began;
    return { said, milliseconds, stand: (await this.victims.hub.ask({ type: 'look' })).stand };
  }

  /** The status, or that the hub hung up. */
  private post(call: string, body: Buffer, headers: Record<string, string> = {}): Promise<string> {
    return new Promise((resolve) => {
      const asked = http.request(
        {
          host: '127.0.0.1',
          port: this.port,
          path: call.startsWith(LINES_PATH) ? call : `/rpc/${encodeURI(call)}`,
          method: 'POST',
          agent: this.agent,
          headers: { 'content-type': 'application/json', ...headers, 'content-length': body.length },
        },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve(String(answer.statusCode)));
          answer.once('error', () => resolve('hung up'));
        },
      );
      asked.once('error', () => resolve('hung up'));
      asked.end(body);
    });
  }

  private async sayHello(): Promise<string> {
    const { hubId, attacker } = this.town;
    const { client, close } = connectHub(`http://127.0.0.1:${this.port}`, '');
    try {
      const { challenge } = await client.challenge();
      const said = { siteNumber: attacker.siteNumber, epoch: 1, challenge };
      const signature = signText(attacker.signingKey, helloText({ hubId, ...said }));
      return (await client.hello({ protocol: PROTOCOL_VERSION, schema: 1, start: '', ...said, signature }))
        .token;
    } finally {
      close();
    }
  }
}
