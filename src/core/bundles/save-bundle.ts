import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { BUNDLE_ENDING } from '#shared/sync/bundle-file.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import type { StaffActor } from '../staff/roles.ts';
import { makeBundle, noteExported } from './export-bundle.ts';
import { nameOf } from './service.ts';

/**
 * Makes a bundle and writes it where the clerk says. Only when it lies there whole its records count as exported.
 * @throws CoreError `BUNDLE_REFUSED`, `FILE_NOT_WRITTEN`, `ROLE_NOT_ALLOWED`
 */
export async function saveBundle(
  context: CoreContext,
  actor: StaffActor,
  to: string,
): Promise<{ path: string | null; records: number; more: boolean }> {
  const { desktop } = context;
  if (!desktop) throw failure('FILE_NOT_WRITTEN', { path: '', cause: 'no desktop' });
  const made = makeBundle(context, actor, to);
  let path: string | null;
  try {
    path = await desktop.saveFile(bundleName(context, to), made.bytes);
  } catch (cause) {
    throw failure('FILE_NOT_WRITTEN', { path: '', cause: String(cause) });
  }
  if (path !== null) noteExported(context, actor, made);
  return { path, records: made.records, more: made.more };
}

/** `台洞村党群服务中心 带到镇里 2026-06-09.owb`: what it is, to whoever finds it on the stick. */
function bundleName(context: CoreContext, to: string): string {
  const { database } = context.data;
  const own = nameOf(context, database.site.siteNumber);
  const whereTo = to === 'hub' ? '带到镇里' : `带给${nameOf(context, to)}`;
  return `${own} ${whereTo} ${localDateInShanghai(database.now())}.${BUNDLE_ENDING}`;
}
