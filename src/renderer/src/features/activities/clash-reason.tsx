import type { PlannedDay } from '#shared/contract/activities.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './plan-form.module.css';

/** How many things stand in the way of planned days. */
export function clashCount(days: readonly PlannedDay[] | undefined): number {
  return (days ?? []).reduce((sum, { clashes }) => sum + clashes.length, 0);
}

/** Asked only when something stands in the way: why it is saved all the same. */
export function ClashReason({
  count,
  value,
  wanting,
  onChange,
  onEnter,
}: {
  count: number;
  value: string;
  wanting: boolean;
  onChange: (reason: string) => void;
  onEnter: () => void;
}) {
  if (count === 0) return null;
  return (
    <div className={styles.clashes}>
      <label htmlFor="clash-reason">▲ 有 {count} 处冲突，仍要这样安排请写原因</label>
      <TextField
        id="clash-reason"
        data-field="clashReason"
        value={value}
        maxLength={200}
        invalid={wanting}
        placeholder="如 两个活动合办"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
          event.preventDefault();
          onEnter();
        }}
      />
    </div>
  );
}
