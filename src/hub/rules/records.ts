import type { Change } from '#shared/sync/change.ts';
import type { PlainFields } from '#shared/sync/plain-fields.ts';
import type { HubDatabase } from '../database/schema.ts';
import { Refused } from './refused.ts';
import { type Read, rootsOfCase, writtenOf } from './transfers.ts';

/**
 * 调阅: a centre asks for the records of somebody, the town's site grants what there is. Both are written once. With the
 * grant the one who asked reads the person, the cases and who acted in them.
 * @throws Refused
 */
export async function judgeRecords(
  database: HubDatabase,
  command: readonly Change[],
  fields: readonly PlainFields[],
): Promise<Read[]> {
  const reads: Read[] = [];
  for (const [at, { entity, entityId, operation, siteNumber }] of command.entries()) {
    const given = fields[at] as PlainFields;
    if (entity !== 'recordRequest' && entity !== 'recordGrant') continue;
    if (operation !== 'insert') throw new Refused('bad-shape');
    if (entity === 'recordRequest') {
      if (given.site_number !== siteNumber) throw new Refused('not-holder');
      continue;
    }
    const hub = await database.selectFrom('hub').select('town_site').executeTakeFirstOrThrow();
    if (siteNumber !== hub.town_site) throw new Refused('not-holder');
    const asker = await askerOf(database, entityId);
    if (asker === null) throw new Refused('no-consent');
    reads.push(...(await readsOfGrant(database, asker, given)));
  }
  return reads;
}

/** What a site reads by a grant. @throws Refused for one that names nothing */
export async function readsOfGrant(
  database: HubDatabase,
  asker: string,
  given: PlainFields,
): Promise<Read[]> {
  const roots = idsIn(given.resident_ids).map((id) => `resident/${id}`);
  for (const id of idsIn(given.case_ids)) roots.push(...(await rootsOfCase(database, id)));
  return [...new Set(roots)].map((root) => ({ root, siteNumber: asker }));
}

async function askerOf(database: HubDatabase, requestId: string): Promise<string | null> {
  const [made] = await writtenOf(database, 'recordRequest', requestId);
  const asker = made?.fields.site_number;
  return typeof asker === 'string' ? asker : null;
}

function idsIn(text: PlainFields[string] | undefined): string[] {
  try {
    const ids: unknown = JSON.parse(String(text));
    if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) return ids;
  } catch {
    // Said below.
  }
  throw new Refused('bad-shape');
}
