import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newPrivateKey, publicHalf } from '#core/bundles/file/keys.ts';
import { writeFileDurably } from '#core/files/write-file-durably.ts';

/** With which the hub signs certificates and bundles, and for which bundles to it are sealed; private, in PEM. */
export interface HubKeys {
  signingKey: string;
  sealingKey: string;
}

/** The hub's keys for bundles lie beside its certificate, and like it they are made once. */
export function hubKeys(folder: string): HubKeys {
  const file = join(folder, 'hub-bundle-keys.json');
  if (!existsSync(file)) {
    const made: HubKeys = { signingKey: newPrivateKey('ed25519'), sealingKey: newPrivateKey('x25519') };
    writeFileDurably(file, JSON.stringify(made), 0o600);
  }
  return JSON.parse(readFileSync(file, 'utf8')) as HubKeys;
}

/** The halves that everybody may know. */
export function publicHubKeys({ signingKey, sealingKey }: HubKeys): HubKeys {
  return { signingKey: publicHalf(signingKey), sealingKey: publicHalf(sealingKey) };
}
