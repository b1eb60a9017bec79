import { fitsSetting, type SettingKey, type Settings, settingsWith } from '#shared/domain/settings.ts';
import type { CoreContext } from '../context.ts';
import { query } from '../db/query.ts';
import { compiledOnce, type ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';

const setValues = compiledOnce(query.selectFrom('settings').select(['key', 'value']));

/** Every setting as it stands now. */
export function readSettings(read: ReadHandle): Settings {
  return settingsWith(new Map(read.all(setValues).map(({ key, value }) => [key, value])));
}

/**
 * Sets what is named; the rest stays.
 * @throws CoreError `ROLE_NOT_ALLOWED`; `INVALID_ANSWERS` for a number out of its bounds, and nothing is set then
 */
export function changeSettings(
  context: CoreContext,
  actor: StaffActor,
  changes: Partial<Record<SettingKey, number>>,
): Settings {
  requireRole(actor, 'manager', 'administrator');
  const entries = Object.entries(changes) as [SettingKey, number][];
  const problems = entries
    .filter(([key, value]) => !fitsSetting(key, value))
    .map(([key]) => ({ field: key, code: 'range' }));
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  const { database } = context.data;
  const command = { name: 'settings.change', actor, subject: { entity: 'setting', id: 'all' } };
  database.write(command, (unit) => {
    const known = new Map(unit.read.all(setValues).map(({ key, value }) => [key, value]));
    for (const [key, value] of entries) {
      if (!known.has(key)) unit.insert('setting', { key, value });
      else if (known.get(key) !== value) unit.update('setting', { key }, { value });
    }
  });
  return readSettings(database.read);
}
