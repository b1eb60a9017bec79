import { uuidv7 } from 'uuidv7';
import type {
  SocialOrganisation,
  SocialOrganisationLine,
  SocialOrganisationSearch,
} from '#shared/contract/social-organisations.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { normaliseSearchText } from '#shared/domain/search-text.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { centreNames } from '../reports/queries.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { organisationById, organisationLines, takenPartBy } from './queries.ts';

/** The register, all of it or what a text finds: a town has some dozens of organisations. */
export function listOrganisations(
  { data: { database } }: CoreContext,
  { text, kind }: SocialOrganisationSearch,
): SocialOrganisationLine[] {
  const wanted = normaliseSearchText(text);
  return database.read
    .all(organisationLines)
    .filter((row) => kind === undefined || row.kind === kind)
    .filter(({ name, contact, phone, name_initials }) =>
      [normaliseSearchText(name), name_initials, contact, phone].some((part) => part.includes(wanted)),
    )
    .map((row) => ({
      ...{ id: row.id, kind: row.kind as SocialOrganisation['kind'], name: row.name },
      ...{ siteNumber: row.site_number, centreName: row.centre_name ?? '', initials: row.name_initials },
      ...{ contact: row.contact, phone: row.phone, members: row.members, note: row.note },
      activities: row.activities ?? 0,
    }));
}

/** What an organisation took part in, the latest first. */
export function takenPart({ data: { database } }: CoreContext, id: string) {
  return database.read.all(takenPartBy(id)).map((row) => ({
    ...{ id: row.id, name: row.name, typeName: row.type_name ?? '' },
    day: localDateInShanghai(row.starts_at),
  }));
}

/** @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`; `INVALID_ANSWERS` for a centre that is not there */
export function saveOrganisation(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  { id: given, organisation }: { id: string | null; organisation: SocialOrganisation },
): { id: string } {
  requireRole(actor, 'manager', 'administrator');
  const { siteNumber, ...same } = organisation;
  if (!database.read.all(centreNames).some((centre) => centre.siteNumber === siteNumber)) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'siteNumber', code: 'not-known' }] });
  }
  if (given !== null && !database.read.first(organisationById(given))) {
    throw failure('NOT_FOUND', { entity: 'socialOrganisation', id: given });
  }
  const id = given ?? uuidv7();
  const fields = { ...same, site_number: siteNumber };
  const subject = { entity: 'socialOrganisation', id };
  database.write({ name: 'socialOrganisations.save', actor, subject }, (unit) => {
    if (given === null) unit.insert('socialOrganisation', { id, ...fields, closed_on: null });
    else unit.update('socialOrganisation', { id }, fields);
  });
  return { id };
}

/**
 * Takes an organisation that is no more out of the register, or back into it. What it took part in stays.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`
 */
export function closeOrganisation(
  { data: { database } }: CoreContext,
  actor: StaffActor,
  { id, closed }: { id: string; closed: boolean },
): { id: string } {
  requireRole(actor, 'manager', 'administrator');
  const known = database.read.first(organisationById(id));
  if (!known) throw failure('NOT_FOUND', { entity: 'socialOrganisation', id });
  if ((known.closed_on !== null) === closed) return { id };
  const closed_on = closed ? localDateInShanghai(database.now()) : null;
  const subject = { entity: 'socialOrganisation', id };
  database.write({ name: 'socialOrganisations.close', actor, subject }, (unit) =>
    unit.update('socialOrganisation', { id }, { closed_on }),
  );
  return { id };
}
