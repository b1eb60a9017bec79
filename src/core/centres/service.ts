import type { Centre } from '#shared/contract/centres.ts';
import { type CentreContact, contactFaults, tidyContact } from '#shared/domain/centre-contact.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { allCentres, centreBySite } from './queries.ts';

/** Every centre of the town, and which of them the asker may change. */
export function listCentres(context: CoreContext, actor: StaffActor): Centre[] {
  return context.data.database.read
    .all(allCentres)
    .map(({ site_number: siteNumber, division_name: divisionName, ...centre }) => ({
      siteNumber,
      divisionName,
      ...centre,
      mayChange: mayChange(context, actor, siteNumber),
    }));
}

/** A manager answers for the own centre, the administrator for all. */
function mayChange({ data }: CoreContext, { role }: StaffActor, siteNumber: string): boolean {
  if (role === 'manager') return siteNumber === data.database.site.siteNumber;
  return role === 'administrator' || role === 'system';
}

/**
 * Enters the telephone and the address of a centre; papers printed before keep what they say.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `NOT_FOUND`; `INVALID_ANSWERS` for what cannot stand on a paper
 */
export function changeCentre(
  context: CoreContext,
  actor: StaffActor,
  { siteNumber, ...given }: CentreContact & { siteNumber: string },
): Centre[] {
  const { database } = context.data;
  requireRole(actor, 'manager', 'administrator');
  if (!mayChange(context, actor, siteNumber)) {
    throw failure('ROLE_NOT_ALLOWED', { role: actor.role, allowed: ['administrator'] });
  }
  const contact = tidyContact(given);
  const problems = contactFaults(contact);
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const known = database.read.first(centreBySite(siteNumber));
  if (!known) throw failure('NOT_FOUND', { entity: 'centre', id: siteNumber });
  const changed = {
    ...(contact.phone !== known.phone && { phone: contact.phone }),
    ...(contact.address !== known.address && { address: contact.address }),
  };
  if (Object.keys(changed).length > 0) {
    const command = { name: 'centres.change', actor, subject: { entity: 'centre', id: siteNumber } };
    database.write(command, (unit) => unit.update('centre', { site_number: siteNumber }, changed));
  }
  return listCentres(context, actor);
}
