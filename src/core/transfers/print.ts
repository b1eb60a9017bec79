import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { requireDesktop } from '../documents/service.ts';
import { wordingNow } from '../documents/wordings.ts';
import { failure } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import { renderTransferSlip } from './render.ts';
import { getTransfer } from './service.ts';

/**
 * 物料转移单 of a case that changed hands. The papers were written down then, so both centres print the same.
 * @throws CoreError `NOT_FOUND`, also as long as nothing was handed over
 */
export function viewSlip(context: CoreContext, id: string): string {
  const { database } = context.data;
  const transfer = getTransfer(context, id);
  if (transfer.papers === null) throw failure('NOT_FOUND', { entity: 'document', id });
  const centre = database.read.first(centreBySite(transfer.fromSite)) ?? { name: '', phone: '', address: '' };
  return renderTransferSlip(context, centre, transfer, wordingNow(context, 'centre-transfer-slip'));
}

/** Sends the slip to the printer; the audit keeps who did. @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printSlip(context: CoreContext, actor: StaffActor, id: string) {
  const desktop = requireDesktop(context);
  const outcome = await desktop.print(viewSlip(context, id));
  const subject = { entity: 'transfer', id };
  context.data.database.write({ name: 'transfers.print', actor, subject }, () => undefined);
  return outcome;
}
