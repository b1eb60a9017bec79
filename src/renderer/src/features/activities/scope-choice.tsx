import { SERIES_SCOPES, type SeriesScope } from '#shared/domain/activity-types.ts';
import { seriesScopeWord } from '#shared/wording/activities.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';

/** Which activities of a series a change is for. */
export function ScopeChoice({
  scope,
  onChange,
}: {
  scope: SeriesScope;
  onChange: (scope: SeriesScope) => void;
}) {
  return (
    <ChoiceRow
      field="scope"
      label="改哪几次"
      options={SERIES_SCOPES.map((id) => ({ id, label: seriesScopeWord(id) }))}
      value={scope}
      invalid={false}
      onChange={(id) => id && onChange(id as SeriesScope)}
      onEnter={() => undefined}
    />
  );
}
