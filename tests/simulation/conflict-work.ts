import { decideConflict } from '#core/conflicts/decide-conflict.ts';
import { getConflict, listConflicts } from '#core/conflicts/service.ts';
import type { CoreContext } from '#core/context.ts';
import type { Random } from '#core/seed/random.ts';

import { manager } from './people.ts';

/** A manager ends a dispute: takes one of the values, or another where one can be typed. */
export function decideOne(context: CoreContext, random: Random): void {
  const { rows } = listConflicts(context, { state: 'open', limit: 20 });
  if (rows.length === 0) return;
  const { entity, entityId, field } = random.pick(rows);
  const { fields } = getConflict(context, manager(context), { entity, entityId });
  const disputed = fields.find((each) => each.field === field);
  if (!disputed) return;
  const choice =
    disputed.form.kind === 'text' && random.chance(0.3)
      ? { value: `另定${random.below(5)}` }
      : { stamp: random.pick(disputed.values).stamp };
  const seen = disputed.values.map(({ stamp }) => stamp);
  decideConflict(context, manager(context), { entity, entityId, seen, decisions: [{ field, choice }] });
}
