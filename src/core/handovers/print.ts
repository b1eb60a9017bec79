import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { requireDesktop } from '../documents/service.ts';
import { wordingNow } from '../documents/wordings.ts';
import { failure } from '../errors.ts';
import { filesOfHandover } from './queries.ts';
import { renderHandover } from './render.ts';
import { getHandover } from './service.ts';

/** The 交接清单 as it was printed, or as it will be. @throws CoreError `NOT_FOUND` */
export function viewHandover(context: CoreContext, id: string): string {
  const { database, files } = context.data;
  const kept = database.read.first(filesOfHandover(id));
  if (kept) return files.get(kept.page_sha256).toString('utf8');
  const centre = database.read.first(centreBySite(database.site.siteNumber)) ?? {
    name: '',
    phone: '',
    address: '',
  };
  return renderHandover(context, centre, getHandover(context, id), wordingNow(context, 'handover-list'));
}

/**
 * Prints the list. The first time keeps its PDF and the page it was made of; later ones print what is kept.
 * @throws CoreError `NOT_FOUND`, `PRINTING_FAILED`
 */
export async function printHandover(context: CoreContext, actor: Actor, id: string) {
  const desktop = requireDesktop(context);
  const { database, files } = context.data;
  const page = viewHandover(context, id);
  if (!database.read.first(filesOfHandover(id))) {
    let pdf: Uint8Array;
    try {
      pdf = await desktop.renderPdf(page);
    } catch (cause) {
      throw failure('PRINTING_FAILED', { cause: String(cause) });
    }
    const [kept, keptPage] = [files.put(pdf), files.put(Buffer.from(page))];
    database.write({ name: 'handovers.print', actor, subject: { entity: 'handover', id } }, (unit) => {
      // Another window may have kept its own meanwhile; the first one counts.
      if (unit.read.first(filesOfHandover(id))) return;
      unit.local.put('handover_files', {
        handover_id: id,
        ...kept,
        page_sha256: keptPage.sha256,
        page_size: keptPage.size,
        kept_at: database.now().toISOString(),
      });
    });
  }
  return desktop.print(viewHandover(context, id));
}

/** The kept PDF of a hand-over; null before it was printed. */
export function keptHandoverPdf(context: CoreContext, id: string): Uint8Array | null {
  const kept = context.data.database.read.first(filesOfHandover(id));
  return kept ? context.data.files.get(kept.sha256) : null;
}
