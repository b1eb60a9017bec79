import type { GroupList } from '#shared/contract/volunteers.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { centreNames } from '../reports/queries.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { branches, squads } from './groups.ts';
import { membersOf, membersOfGroups } from './queries.ts';

// By pinyin, as people look names up.
const collator = new Intl.Collator('zh-Hans-CN');

/** 党支部 and 服务队 in use with how many volunteers are in each. */
export function listGroups(read: ReadHandle): GroupList {
  const names = new Map(read.all(centreNames).map(({ siteNumber, name }) => [siteNumber, name]));
  const counted = (column: 'branch_id' | 'squad_id') =>
    new Map(read.all(membersOfGroups(column)).map(({ id, members }) => [id, members]));
  const ofBranches = counted('branch_id');
  const ofSquads = counted('squad_id');
  return {
    branches: branches(read)
      .map((branch) => ({
        ...branch,
        centreName: names.get(branch.siteNumber) ?? '',
        members: ofBranches.get(branch.id) ?? 0,
      }))
      .sort(
        (one, other) =>
          collator.compare(one.siteNumber, other.siteNumber) || collator.compare(one.name, other.name),
      ),
    squads: squads(read)
      .map((squad) => ({ ...squad, members: ofSquads.get(squad.id) ?? 0 }))
      .sort((one, other) => collator.compare(one.name, other.name)),
  };
}

/**
 * 撤销. Whoever is registered in the group goes to another one of its kind in the same command; who left keeps what his
 * record says.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`; `INVALID_ANSWERS` when members of the Party would be without a
 *   branch or the other group is not there
 */
export function closeGroup(
  context: CoreContext,
  actor: StaffActor,
  given: { kind: 'branch' | 'squad'; id: string; moveTo: string | null; reason: string },
): GroupList {
  requireRole(actor, 'manager', 'administrator');
  const { kind, id, moveTo, reason } = given;
  const { database } = context.data;
  const { read } = database;
  const entity = kind === 'branch' ? 'partyBranch' : 'volunteerSquad';
  const column = kind === 'branch' ? 'branch_id' : 'squad_id';
  const known = new Set((kind === 'branch' ? branches(read) : squads(read)).map((group) => group.id));
  if (!known.has(id)) throw failure('NOT_FOUND', { entity, id });
  const refuse = (code: string) => failure('INVALID_ANSWERS', { problems: [{ field: 'moveTo', code }] });
  if (moveTo !== null && (moveTo === id || !known.has(moveTo))) throw refuse('unknown');
  const members = read.all(membersOf(column, id));
  const inParty = members.some((member) => ['member', 'probationary'].includes(member.political_status));
  if (kind === 'branch' && moveTo === null && inParty) throw refuse('required');
  const closed = { closed_on: localDateInShanghai(database.now()) };
  database.write({ name: 'volunteers.closeGroup', actor, subject: { entity, id }, reason }, (unit) => {
    if (kind === 'branch') unit.update('partyBranch', { id }, closed);
    else unit.update('volunteerSquad', { id }, closed);
    for (const member of members) {
      const moved = kind === 'branch' ? { branch_id: moveTo } : { squad_id: moveTo };
      unit.update('volunteer', { id: member.id }, moved);
    }
  });
  return listGroups(read);
}
