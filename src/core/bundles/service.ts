import type {
  BundlePreview,
  BundleRecipient,
  InspectedBundle as InspectedForUs,
} from '#shared/contract/bundles.ts';
import { certificate } from '#shared/sync/certificate.ts';
import { commandTitle } from '#shared/wording/commands.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { commandsFor } from './commands-for.ts';
import { type InspectedBundle, inspectBundle } from './file/inspect-bundle.ts';
import { allCertificates, auditedCommands, ownCommandsAfter } from './queries.ts';
import { asFailure } from './refusal.ts';
import { bundleKeys } from './town-keys.ts';

const namesAtOnce = 500;

/** What people call the town's hub or a centre. */
export function nameOf({ data: { database } }: CoreContext, recipient: string): string {
  if (recipient === 'hub') return '镇里';
  return database.read.first(centreBySite(recipient))?.name ?? `${recipient} 号中心`;
}

/** For whom a bundle can be made here: the town, and every centre whose keys are known. */
export function bundleRecipients(context: CoreContext): BundleRecipient[] {
  const { database } = context.data;
  const sites = database.read
    .all(allCertificates())
    .map((each) => certificate.parse(JSON.parse(each.certificate)).siteNumber)
    .filter((siteNumber) => siteNumber !== database.site.siteNumber);
  return ['hub', ...sites].map((to) => ({ to, name: nameOf(context, to) }));
}

/**
 * What a bundle would hold, in people's words, before it is made.
 * @throws CoreError `BUNDLE_REFUSED`, `ROLE_NOT_ALLOWED`
 */
export function previewBundle(context: CoreContext, actor: StaffActor, to: string): BundlePreview {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  return asFailure(() => {
    const { database } = context.data;
    const { state } = bundleKeys(database.read);
    const commands = commandsFor(context, to);
    const counts = new Map<string, number>();
    for (let at = 0; at < commands.length; at += namesAtOnce) {
      const names = database.read.all(auditedCommands(commands.slice(at, at + namesAtOnce)));
      for (const { command } of names) {
        const title = commandTitle(command);
        counts.set(title, 1 + (counts.get(title) ?? 0));
      }
    }
    const kinds = [...counts].map(([title, count]) => ({ title, count }));
    kinds.sort((one, other) => other.count - one.count);
    const exported =
      to === 'hub' && state.exported_seq > state.answered_seq
        ? database.read.all(ownCommandsAfter(database.site, state.answered_seq, state.exported_seq)).length
        : 0;
    return {
      to,
      records: commands.length,
      kinds,
      exportedBefore: exported,
      exportedAt: exported > 0 ? state.exported_at : null,
    };
  });
}

/** What a bundle for this site says of itself. @throws CoreError `BUNDLE_REFUSED` also for one that is for another */
export function inspectForUs(context: CoreContext, bytes: Buffer): InspectedForUs {
  const { from, to, inside } = inspectHere(context, bytes);
  if (!inside) throw failure('BUNDLE_REFUSED', { why: 'for-another', recipient: to });
  return { from, fromName: nameOf(context, from), ...inside };
}

/** @throws CoreError `BUNDLE_REFUSED` */
export function inspectHere({ data: { database } }: CoreContext, bytes: Buffer): InspectedBundle {
  return asFailure(() =>
    inspectBundle(bytes, { ...bundleKeys(database.read), name: database.site.siteNumber }),
  );
}
