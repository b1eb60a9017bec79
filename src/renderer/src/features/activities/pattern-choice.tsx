import type { SeriesPattern } from '#shared/domain/activity-series.ts';
import { patternWord } from '#shared/wording/activities.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';

const PLAIN: Record<SeriesPattern, string> = {
  once: '不重复',
  weekly: '每周',
  fortnightly: '每两周',
  monthly: '每月',
  dates: '指定日期',
};

/** How a thing is repeated, said of its first day once that is known. */
export function PatternChoice<Pattern extends SeriesPattern>({
  patterns,
  firstDay,
  value,
  onChange,
  onEnter,
}: {
  patterns: readonly Pattern[];
  firstDay: string;
  value: Pattern;
  onChange: (pattern: Pattern) => void;
  onEnter: () => void;
}) {
  return (
    <ChoiceRow
      field="pattern"
      label="怎样重复"
      options={patterns.map((id) => ({ id, label: firstDay ? patternWord(id, firstDay) : PLAIN[id] }))}
      value={value}
      invalid={false}
      onChange={(chosen) => {
        const pattern = patterns.find((id) => id === chosen);
        if (pattern) onChange(pattern);
      }}
      onEnter={onEnter}
    />
  );
}
