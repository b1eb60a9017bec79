import { heldBy } from '#core/cases/queries.ts';
import { beginEditing, saveItem } from '#core/catalogue/manage-items.ts';
import type { CoreContext } from '#core/context.ts';
import { query } from '#core/db/query.ts';
import { listPosts, savePost } from '#core/posts/service.ts';
import { changeGroups, readGroups } from '#core/queue/groups.ts';
import { setMarks } from '#core/residents/service.ts';
import type { Random } from '#core/seed/random.ts';
import { changeSettings } from '#core/settings/service.ts';
import { atOnce, threeDays } from '#core/testing/drafts.ts';
import { SETTINGS } from '#shared/domain/settings.ts';

import { aClerk, anyResident, manager, telephone } from './people.ts';
import { contestedSettings } from './season.ts';

export function markResident(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const marks = random.chance(0.5) ? (['hearing'] as never[]) : [];
  setMarks(context, aClerk(context, random), { id: resident.id, marks, note: `备注${random.below(4)}` });
}

/** As a later use case may: one field of a resident, at any site that has the resident. */
export function correctResident(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const fields = random.chance(0.5)
    ? { phone: telephone(random) }
    : { name: `林秀${random.pick(['英', '莹', '瑛'])}` };
  const actor = aClerk(context, random);
  const command = { name: 'residents.correct', actor, subject: { entity: 'resident', id: resident.id } };
  context.data.database.write(command, (unit) => unit.update('resident', { id: resident.id }, fields));
}

export function changeSetting(context: CoreContext, random: Random): void {
  const key = random.pick(contestedSettings());
  const { least } = SETTINGS[key];
  changeSettings(context, manager(context), { [key]: least + random.below(5) });
}

export function editItem(context: CoreContext, random: Random): void {
  const code = random.pick([atOnce, threeDays]);
  const { item, baseVersion, today } = beginEditing(context, manager(context), code);
  const edited = { ...item, name: `${item.name.slice(0, 12)}${random.below(10)}` };
  saveItem(context, manager(context), { item: edited as never, effectiveFrom: today, baseVersion });
}

export function editPost(context: CoreContext, random: Random): void {
  const { posts } = listPosts(context);
  const { siteNumber } = context.data.database.site;
  const [holderA, holderB] = random.shuffled([1, 2, 3]).map((at) => `demo-${siteNumber}-${at}`) as [
    string,
    string,
  ];
  const id = posts.length > 2 ? random.pick(posts).id : null;
  savePost(context, manager(context), { id, name: `岗位${random.below(3)}`, duties: '', holderA, holderB });
}

/** One manager takes a group away while another may be renaming it. */
export function editGroups(context: CoreContext, random: Random): void {
  const groups = readGroups(context.data.database.read);
  if (groups.length === 0) return;
  const { letter } = random.pick(groups);
  const rest = groups.filter((group) => group.letter !== letter);
  const renamed = groups.map((group) =>
    group.letter === letter ? { ...group, name: `业务组${random.below(5)}` } : group,
  );
  changeGroups(context, manager(context), groups.length > 2 && random.chance(0.3) ? rest : renamed);
}

/** The town deletes a post that its village may be editing. */
export function deletePost({ data: { database }, ...context }: CoreContext, random: Random): void {
  const posts = database.read.all(query.selectFrom('posts').select('id').orderBy('id'));
  if (posts.length === 0) return;
  const { id } = random.pick(posts);
  const actor = manager({ data: { database }, ...context } as CoreContext);
  database.write({ name: 'posts.delete', actor, subject: { entity: 'post', id } }, (unit) =>
    unit.delete('post', { id }),
  );
}

/** What no use case does: the hub has to refuse it, and everything that stands on it. */
export function writeAnothersCase(context: CoreContext, random: Random): void {
  const { database } = context.data;
  const others = database.read.all(
    query
      .selectFrom('cases')
      .select('id')
      .where(heldBy, '<>', database.site.siteNumber)
      .orderBy('id')
      .limit(9),
  );
  if (others.length === 0) return;
  const { id } = random.pick(others);
  const command = { name: 'cases.wrong', actor: manager(context), subject: { entity: 'case', id } };
  database.write(command, (unit) => unit.update('case', { id }, { clerk_name: `别人${random.below(9)}` }));
}

export function writeAsNobody(context: CoreContext, random: Random): void {
  const resident = anyResident(context, random);
  if (!resident) return;
  const actor = { id: 'demo-13-99', name: '无此人' };
  const command = { name: 'residents.wrong', actor, subject: { entity: 'resident', id: resident.id } };
  context.data.database.write(command, (unit) =>
    unit.update('resident', { id: resident.id }, { phone: `1999999999${random.below(10)}` }),
  );
}
