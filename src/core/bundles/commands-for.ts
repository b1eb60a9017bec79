import type { CoreContext } from '../context.ts';
import { neighbourParts } from './neighbour-parts.ts';
import { ownCommandsAfter } from './queries.ts';
import { bundleKeys } from './town-keys.ts';

/** The commands that a bundle made now would hold. @throws BundleRefused `no-keys` */
export function commandsFor(context: CoreContext, to: string): string[] {
  const { database } = context.data;
  const keys = bundleKeys(database.read);
  if (to === 'hub') {
    return database.read
      .all(ownCommandsAfter(database.site, keys.state.answered_seq, Number.MAX_SAFE_INTEGER))
      .map(({ commandId }) => commandId);
  }
  const commands = new Set<string>();
  for (const { changes } of neighbourParts(context, to, keys)) {
    for (const { commandId } of changes) commands.add(commandId);
  }
  return [...commands];
}
