import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type QueueGroup, queueGroup } from '#shared/contract/queue.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { allGroups } from './queries.ts';

/** 业务组 of the town in their order. */
export function readGroups(read: ReadHandle): QueueGroup[] {
  return read.all(allGroups).map(({ letter, name, departments }) => ({
    letter,
    name,
    departments: JSON.parse(departments) as string[],
  }));
}

/** Takes in the groups that came with the application, where the town has none yet. */
export function loadQueueGroups(context: CoreContext, actor: StaffActor): void {
  const { database } = context.data;
  if (readGroups(database.read).length > 0) return;
  const text = readFileSync(join(context.resourcesFolder, 'seed', 'queue-groups.json'), 'utf8');
  writeGroups(context, actor, z.array(queueGroup).parse(JSON.parse(text)));
}

/**
 * Replaces the groups. Tickets of a group that is taken away go on waiting: whoever calls all groups calls them.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `INVALID_ANSWERS` for a letter or a department named twice
 */
export function changeGroups(context: CoreContext, actor: StaffActor, groups: QueueGroup[]): QueueGroup[] {
  requireRole(actor, 'manager', 'administrator');
  const letters = groups.map(({ letter }) => letter);
  const departments = groups.flatMap((group) => group.departments);
  const problems = [
    ...(new Set(letters).size < letters.length ? [{ field: 'letter', code: 'twice' }] : []),
    ...(new Set(departments).size < departments.length ? [{ field: 'departments', code: 'twice' }] : []),
  ];
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  writeGroups(context, actor, groups);
  return readGroups(context.data.database.read);
}

function writeGroups(context: CoreContext, actor: StaffActor, groups: readonly QueueGroup[]): void {
  const command = { name: 'queue.changeGroups', actor, subject: { entity: 'queueGroup', id: 'all' } };
  context.data.database.write(command, (unit) => {
    const known = new Set(readGroups(unit.read).map(({ letter }) => letter));
    for (const [position, { letter, name, departments }] of groups.entries()) {
      const fields = { name, departments: JSON.stringify(departments), position: position + 1 };
      if (known.delete(letter)) unit.update('queueGroup', { letter }, fields);
      else unit.insert('queueGroup', { letter, ...fields });
    }
    removeGroups(unit, known);
  });
}

function removeGroups(unit: UnitOfWork, letters: Iterable<string>): void {
  for (const letter of letters) unit.delete('queueGroup', { letter });
}
