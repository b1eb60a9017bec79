import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ActivityType } from '#shared/contract/activity-resources.ts';
import { COUNTED_KINDS, type CountedKind } from '#shared/domain/activity-types.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { StaffActor } from '../staff/roles.ts';
import { allTypes } from './queries.ts';

const seeded = z.array(
  z.object({ code: z.string(), name: z.string(), countsAs: z.enum(COUNTED_KINDS), givesHours: z.boolean() }),
);

/** The types of activities that are in use, in their order. */
export function readTypes(read: ReadHandle): ActivityType[] {
  return read
    .all(allTypes)
    .filter(({ closed }) => closed === 0)
    .map(({ code, name, counts_as, gives_hours }) => ({
      ...{ code, name, countsAs: counts_as as CountedKind, givesHours: gives_hours === 1 },
    }));
}

/** Takes in the types that came with the application, where the town has none yet. */
export function loadActivityTypes(context: CoreContext, actor: StaffActor): void {
  const { database } = context.data;
  if (database.read.all(allTypes).length > 0) return;
  const text = readFileSync(join(context.resourcesFolder, 'seed', 'activity-types.json'), 'utf8');
  const command = { name: 'activities.loadTypes', actor, subject: { entity: 'activityType', id: 'all' } };
  database.write(command, (unit) => {
    for (const [position, type] of seeded.parse(JSON.parse(text)).entries()) {
      unit.insert('activityType', {
        code: type.code,
        name: type.name,
        counts_as: type.countsAs,
        gives_hours: type.givesHours ? 1 : 0,
        position: position + 1,
        closed: 0,
      });
    }
  });
}
