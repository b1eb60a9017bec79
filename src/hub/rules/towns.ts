import type { Change } from '#shared/sync/change.ts';
import { isOfTown } from '#shared/sync/entity-scopes.ts';
import type { PlainFields } from '#shared/sync/plain-fields.ts';
import { isTownForm } from '#shared/sync/town-forms.ts';
import type { HubDatabase } from '../database/schema.ts';
import { Refused } from './refused.ts';

/** Whether a site is the hub of a town below this one, and no centre. */
export async function isHubBelow(database: HubDatabase, siteNumber: string): Promise<boolean> {
  const site = await database
    .selectFrom('sites')
    .select('kind')
    .where('site_number', '=', siteNumber)
    .executeTakeFirst();
  return site?.kind === 'hub';
}

/** Of one transaction: a batch is of one site. */
const asked = new WeakMap<HubDatabase, Map<string, boolean>>();

async function isHubOfBatch(database: HubDatabase, siteNumber: string): Promise<boolean> {
  const known = asked.get(database) ?? new Map<string, boolean>();
  asked.set(database, known);
  const isHub = known.get(siteNumber) ?? (await isHubBelow(database, siteNumber));
  known.set(siteNumber, isHub);
  return isHub;
}

/** Whether a site is known to be a centre without asking the database again. */
export function isKnownCentre(database: HubDatabase, siteNumber: string): boolean {
  return asked.get(database)?.get(siteNumber) === false;
}

/**
 * The hub of a town tells the figures of its own town and what is overdue there, and nothing else: no record of a resident
 * can come to a county by it. Nobody but such a hub tells them.
 * @throws Refused
 */
export async function refuseWhatNoTownTells(
  database: HubDatabase,
  command: readonly Change[],
  fields: readonly PlainFields[],
): Promise<void> {
  const [first] = command;
  if (!first) return;
  const ofTown = await isHubOfBatch(database, first.siteNumber);
  for (const [at, { entity, entityId, siteNumber, actorId }] of command.entries()) {
    if (isOfTown(entity) !== ofTown) throw new Refused('not-holder');
    if (!ofTown) continue;
    if (entityId.split('/')[0] !== siteNumber) throw new Refused('not-holder');
    if (actorId !== 'system') throw new Refused('role-not-allowed');
    if (!isTownForm(entity, fields[at] ?? {})) throw new Refused('bad-shape');
  }
}
