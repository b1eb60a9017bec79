import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PointRule, PointRuleContent } from '#shared/domain/point-rules.ts';
import type { CoreContext } from '../context.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { pointRuleRows } from './queries.ts';

/** 积分办法: every version there ever was, the oldest first. */
export function pointRules(read: ReadHandle): PointRule[] {
  return read.all(pointRuleRows()).map((row) => ({
    ruleVersion: row.rule_version,
    effectiveFrom: row.effective_from,
    name: row.name,
    content: JSON.parse(row.content) as PointRuleContent,
  }));
}

/** The rules that came with the application, where there are none yet. */
export function loadPointRules(context: CoreContext, actor: StaffActor): void {
  if (pointRules(context.data.database.read).length > 0) return;
  const file = join(context.resourcesFolder, 'seed', 'point-rules.json');
  for (const rule of JSON.parse(readFileSync(file, 'utf8')) as PointRule[])
    addPointRule(context, actor, rule);
}

/**
 * A new version of the rules. What was booked stays under the version it was booked under.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `INVALID_ANSWERS` for a version that there is already
 */
export function addPointRule(context: CoreContext, actor: StaffActor, rule: PointRule): PointRule[] {
  requireRole(actor, 'manager', 'administrator');
  const { database } = context.data;
  if (pointRules(database.read).some(({ ruleVersion }) => ruleVersion === rule.ruleVersion)) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'ruleVersion', code: 'already-there' }] });
  }
  const subject = { entity: 'pointRule', id: rule.ruleVersion };
  database.write({ name: 'ledger.addRule', actor, subject }, (unit) =>
    unit.insert('pointRule', {
      rule_version: rule.ruleVersion,
      effective_from: rule.effectiveFrom,
      name: rule.name,
      content: JSON.stringify(rule.content),
    }),
  );
  return pointRules(database.read);
}
