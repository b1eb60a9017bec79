import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoreContext } from '#core/context.ts';
import { dataLayout } from '#core/data-folder/layout.ts';
import { openData } from '#core/data-folder/open-data.ts';
import { syncState } from '#core/db/sync-state.ts';
import { hubKey } from '../database/open.ts';

const projectFolder = join(import.meta.dirname, '..', '..', '..');

/** Where a hub keeps what it is as a site of a larger one: a data folder like that of any site, with the hub's own key. */
export function upwardFolder(folder: string): string {
  return join(folder, 'upward');
}

function hasUpward(folder: string): boolean {
  return existsSync(dataLayout(upwardFolder(folder)).database);
}

/** Opens it, enrolled or not; whoever does closes its database. @throws CoreError */
export function upwardContext(folder: string): CoreContext {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(projectFolder, 'package.json'), 'utf8'),
  );
  return {
    data: openData({ folder: upwardFolder(folder), key: hubKey(folder) }),
    resourcesFolder: join(projectFolder, 'resources'),
    applicationVersion: version,
    desktop: null,
  };
}

/** The same where the larger hub knows it; null for a hub that is a site of none, or that somebody only began to enrol. */
export function openEnrolled(folder: string): CoreContext | null {
  if (!hasUpward(folder)) return null;
  const context = upwardContext(folder);
  if (syncState(context.data.database.read)) return context;
  context.data.database.close();
  return null;
}

/** Does something with what a hub is as a site of another, and closes it; null where it is none. */
export async function withUpward<Result>(
  folder: string,
  work: (context: CoreContext) => Result | Promise<Result>,
): Promise<Result | null> {
  const context = openEnrolled(folder);
  if (!context) return null;
  try {
    return await work(context);
  } finally {
    context.data.database.close();
  }
}
