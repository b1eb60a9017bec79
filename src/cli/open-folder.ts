import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CoreContext } from '#core/context.ts';
import type { StaffActor } from '#core/staff/roles.ts';

const projectFolder = join(import.meta.dirname, '..', '..');

/** What came with the application. */
export const resourcesFolder = join(projectFolder, 'resources');
export const applicationVersion: string = JSON.parse(
  readFileSync(join(projectFolder, 'package.json'), 'utf8'),
).version;

/** In the audit chain, what was done from the command line. */
export const operator: StaffActor = { id: 'operator', name: '命令行', role: 'system', department: '' };

/**
 * Does something with the data in a folder and closes it afterwards. Core is loaded only now: commands without
 * data, and a wrong command line, are answered at once.
 * @throws CoreError when the folder cannot be opened
 */
export async function withData<Result>(
  folder: string,
  work: (context: CoreContext) => Result | Promise<Result>,
): Promise<Result> {
  const { readDemoKey } = await import('#core/data-folder/key-file.ts');
  const { openData } = await import('#core/data-folder/open-data.ts');
  const path = resolve(folder);
  const data = openData({ folder: path, key: readDemoKey(path) });
  try {
    return await work({ data, resourcesFolder, applicationVersion, desktop: null });
  } finally {
    data.database.close();
  }
}
