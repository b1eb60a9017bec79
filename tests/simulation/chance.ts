import crypto, { createPrivateKey, createPublicKey } from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { uuidv7 } from 'uuidv7';
import { Random } from '#core/seed/random.ts';
import { runAs } from './newer-version.ts';

/** A Tuesday morning, long before which the data folders were made. */
export const simulationBegins = Date.parse('2026-06-09T02:00:00.000Z');

/** Numbers that the library of identifiers fetches at once; it needs one for an identifier of the same millisecond. */
const fetchedAtOnce = 8;

/** The heads of private keys in PKCS #8; 32 bytes follow. */
const keyHeads = new Map([
  ['ed25519', Buffer.from('302e020100300506032b657004220420', 'hex')],
  ['x25519', Buffer.from('302e020100300506032b656e04220420', 'hex')],
]);

/** All chance and all time of one run. Until `release`, keys and identifiers of the application come from it, too. */
export class World {
  random: Random;
  now = simulationBegins;
  private bytes: Random;
  private readonly giveBack: () => void;

  private readonly seed: number;

  constructor(seed: number) {
    this.seed = seed;
    this.random = new Random(seed);
    this.bytes = new Random(seed + 0x5eed);
    this.giveBack = this.takeOver();
    this.beginChapter(0);
  }

  /** All chance of a chapter comes from the seed and its number, so that it needs nothing of the ones before. */
  beginChapter(number: number): void {
    const seed = (this.seed + Math.imul(number, 0x9e3779b1)) >>> 0;
    this.random = new Random(seed);
    this.settleIdentifiers();
    // That took one fetch or two.
    this.bytes = new Random(seed + 0x5eed);
  }

  release(): void {
    this.giveBack();
    // Other tests of this process know nothing of later versions.
    runAs(0);
  }

  private randomBytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.bytes.below(256)));
  }

  private takeOver(): () => void {
    const { randomBytes, generateKeyPairSync } = crypto;
    const { now } = Date;
    const real = globalThis.crypto.getRandomValues.bind(globalThis.crypto);
    Date.now = () => this.now;
    Object.assign(crypto, {
      randomBytes: (length: number) => this.randomBytes(length),
      generateKeyPairSync: (type: string) => {
        const key = Buffer.concat([keyHeads.get(type) as Buffer, this.randomBytes(32)]);
        const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' });
        return { privateKey, publicKey: createPublicKey(privateKey) };
      },
    });
    syncBuiltinESMExports();
    Object.defineProperty(globalThis.crypto, 'getRandomValues', {
      configurable: true,
      value: (numbers: Uint32Array) => {
        // Whoever runs the simulation asks, too, at moments of the real time.
        if (!(numbers instanceof Uint32Array && numbers.length === fetchedAtOnce)) return real(numbers);
        this.refills += 1;
        for (let at = 0; at < numbers.length; at += 1) numbers[at] = this.bytes.below(2 ** 32);
        return numbers;
      },
    });
    return () => {
      Date.now = now;
      Object.assign(crypto, { randomBytes, generateKeyPairSync });
      syncBuiltinESMExports();
      Reflect.deleteProperty(globalThis.crypto, 'getRandomValues');
    };
  }

  private refills = 0;

  /**
   * The library of identifiers keeps its last time and some random numbers of the run before. A time long past makes
   * it forget the one, and the other are used up.
   */
  private settleIdentifiers(): void {
    const { now } = this;
    this.now = 1;
    uuidv7();
    this.refills = 0;
    while (this.refills === 0) uuidv7();
    for (let left = fetchedAtOnce - 1; left > 0; left -= 1) uuidv7();
    this.now = now;
  }
}
