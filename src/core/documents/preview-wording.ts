import type { PaperKind } from '#shared/contract/documents.ts';
import type { Wording } from '#shared/domain/document-wording.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { exampleHandover } from '../handovers/example.ts';
import { renderHandover } from '../handovers/render.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { exampleTransfer } from '../transfers/example.ts';
import { renderTransferSlip } from '../transfers/render.ts';
import { exampleCase, exampleStep } from './example-case.ts';
import { exampleSlip, renderSlip } from './missing-slip.ts';
import { renderDocument } from './render.ts';

/**
 * How a paper would read with these texts, on a made-up case. Texts with a wrong placeholder are shown as they are.
 * @throws CoreError `ROLE_NOT_ALLOWED`
 */
export function previewWording(
  context: CoreContext,
  actor: StaffActor,
  { kind, content }: { kind: PaperKind; content: Wording },
): string {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  const centre = database.read.first(centreBySite(database.site.siteNumber)) ?? {
    name: '',
    phone: '',
    address: '',
  };
  if (kind === 'missing-slip') return renderSlip(context, centre, exampleSlip, content);
  if (kind === 'handover-list') return renderHandover(context, centre, exampleHandover, content);
  if (kind === 'centre-transfer-slip') return renderTransferSlip(context, centre, exampleTransfer, content);
  const issue = { copy: 1, step: exampleStep, wording: content };
  return renderDocument(context.resourcesFolder, kind, exampleCase, centre, true, issue);
}
