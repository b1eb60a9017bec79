import { uuidv7 } from 'uuidv7';
import type {
  SimilarVolunteer,
  VolunteerData,
  VolunteerHonour,
  VolunteerLine,
  VolunteerPage,
} from '#shared/contract/volunteers.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { minutesToNextStar } from '#shared/domain/stars.ts';
import { standingOn } from '#shared/domain/volunteer-posts.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { tidyIdentityNumber } from '../residents/resident-line.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { checkVolunteer } from './check-volunteer.ts';
import { knownGroups } from './groups.ts';
import {
  activitiesServedBy,
  countVolunteers,
  honoursOf,
  postsHeldBy,
  type VolunteerFilter,
  volunteerById,
  volunteerPage,
} from './queries.ts';
import { searchVolunteers } from './search-volunteers.ts';
import { refuseUnseenVolunteers, similarVolunteers } from './similar-volunteers.ts';
import { registeredData, volunteerLines } from './volunteer-line.ts';

const mostActivities = 200;

/** Volunteers in the order of their names' pinyin, or those whom a text finds. */
export function listVolunteers(
  context: CoreContext,
  request: VolunteerFilter & {
    text: string;
    after?: { initials: string; id: string } | undefined;
    limit: number;
  },
): { rows: VolunteerLine[]; next: { initials: string; id: string } | null; total: number } {
  const { read } = context.data.database;
  const { text, after, limit, ...filter } = request;
  if (text.trim() !== '') {
    const found = searchVolunteers(read, text, limit).filter(
      (row) =>
        (filter.siteNumber ?? row.site_number) === row.site_number &&
        (filter.squadId ?? row.squad_id) === row.squad_id &&
        (filter.branchId ?? row.branch_id) === row.branch_id,
    );
    return { rows: volunteerLines(read, found), next: null, total: found.length };
  }
  const rows = read.all(volunteerPage(filter, after, limit));
  const last = rows.at(-1);
  return {
    rows: volunteerLines(read, rows),
    next: last && rows.length === limit ? { initials: last.name_initials, id: last.id } : null,
    total: read.first(countVolunteers(filter))?.count ?? 0,
  };
}

/** The record of service of one volunteer. @throws CoreError `NOT_FOUND` */
export function getVolunteer(context: CoreContext, id: string): VolunteerPage {
  const { read } = context.data.database;
  const row = read.first(volunteerById(id));
  const [line] = row ? volunteerLines(read, [row]) : [];
  if (!row || !line) throw failure('NOT_FOUND', { entity: 'volunteer', id });
  const today = localDateInShanghai(context.data.database.now());
  return {
    ...line,
    data: registeredData(row),
    honours: read.all(honoursOf(id)).map((honour) => ({
      id: honour.id,
      kind: honour.kind as VolunteerHonour['kind'],
      day: honour.day,
      name: honour.name,
      givenBy: honour.given_by,
      minutes: honour.minutes,
    })),
    posts: read.all(postsHeldBy(id)).map((post) => ({
      holderId: post.holder_id,
      postId: post.post_id,
      name: post.name,
      duties: post.duties,
      place: post.place,
      times: post.times,
      centreName: post.centre_name ?? '',
      fromDay: post.from_day,
      untilDay: post.until_day,
      standing: standingOn(
        { fromDay: post.from_day, untilDay: earlier(post.closed_on, post.until_day), leftOn: row.left_on },
        today,
      ),
    })),
    activities: read.all(activitiesServedBy(id, mostActivities)).map((activity) => ({
      activityId: activity.id,
      name: activity.name,
      typeName: activity.type_name ?? '',
      day: localDateInShanghai(activity.starts_at),
      centreName: activity.centre_name ?? '',
      state: activity.state,
      minutes: activity.gives_hours === 1 ? activity.minutes : null,
    })),
    minutesToNextStar: minutesToNextStar(line.minutes),
  };
}

/** The earlier of two days of which either may not be set: a post may be closed where nobody knew who had taken it. */
function earlier(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Records that may be the same person as what is being typed. */
export function listSimilarVolunteers(context: CoreContext, data: VolunteerData): SimilarVolunteer[] {
  return similarVolunteers(context.data.database.read, data);
}

/**
 * Registers a volunteer or changes what is registered.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `INVALID_ANSWERS`, `NOT_FOUND`, `SAME_PERSON`
 */
export function saveVolunteer(
  context: CoreContext,
  actor: StaffActor,
  { id, data, notSameAs }: { id: string | null; data: VolunteerData; notSameAs: SeenSimilar | null },
): VolunteerPage {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const { read } = database;
  const known = id === null ? undefined : read.first(volunteerById(id));
  if (id !== null && !known) throw failure('NOT_FOUND', { entity: 'volunteer', id });
  const today = localDateInShanghai(database.now());
  const kept = known !== undefined && known.identity_kind === data.identityKind;
  const problems = checkVolunteer(data, knownGroups(read), today, kept);
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  if (!known) refuseUnseenVolunteers(read, data, notSameAs);
  const written = volunteerColumns(data);
  const volunteerId = known?.id ?? uuidv7();
  const subject = { entity: 'volunteer', id: volunteerId };
  const reason = notSameAs?.reason ?? '';
  database.write({ name: 'volunteers.save', actor, subject, reason }, (unit) => {
    const { identity_number, ...rest } = written;
    if (!known) unit.insert('volunteer', { id: volunteerId, left_on: null, ...written });
    else if (kept && identity_number === '') unit.update('volunteer', { id: volunteerId }, rest);
    else unit.update('volunteer', { id: volunteerId }, written);
  });
  return getVolunteer(context, volunteerId);
}

export interface SeenSimilar {
  ids: string[];
  reason: string;
}

/** A volunteer's data as the columns that keep it. */
export function volunteerColumns(data: VolunteerData) {
  return {
    identity_kind: data.identityKind,
    identity_number: tidyIdentityNumber(data.identityNumber),
    name: data.name.trim(),
    sex: data.sex,
    birth_date: data.birthDate,
    phone: data.phone.trim(),
    address: data.address.trim(),
    site_number: data.siteNumber,
    grid: data.grid.trim(),
    political_status: data.politicalStatus,
    branch_id: data.branchId,
    squad_id: data.squadId,
    skills: JSON.stringify(data.skills),
    service_kinds: JSON.stringify(data.serviceKinds),
    registered_on: data.registeredOn,
    note: data.note.trim(),
  };
}
