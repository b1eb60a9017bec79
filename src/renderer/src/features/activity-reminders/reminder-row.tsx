import type { PersonToTell } from '#shared/contract/activity-reminders.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import rows from '../../components/list-rows.module.css';
import styles from './activity-reminders-page.module.css';

/** Somebody who comes: by which number he is told, or that somebody has to go there, and whether he has been. */
export function ReminderRow({
  person: { name, phone, area, toldAt, displaced },
  selected,
  leaving,
  tells,
  onChoose,
  onTell,
}: {
  person: PersonToTell;
  selected: boolean;
  leaving: boolean;
  tells: boolean;
  onChoose: () => void;
  onTell: () => void;
}) {
  return (
    <div
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      data-told={toldAt !== null || undefined}
      className={`${rows.row} ${styles.columns}`}
      ref={(row) => {
        if (selected) row?.scrollIntoView({ block: 'nearest' });
      }}
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <span>{name}</span>
      <span>{phone || <em className={styles.warning}>没有电话</em>}</span>
      <span>
        {leaving ? (
          <em className={styles.warning}>再按一次 Delete：{name}不来了</em>
        ) : (
          <>
            {displaced && <em className={styles.warning}>登记时有名额，现在排在候补　</em>}
            {phone === '' && ['上门或托人告知', area].filter(Boolean).join('　')}
          </>
        )}
      </span>
      <span>{toldAt !== null && `✓ ${dayAndTime(toldAt)} 已通知`}</span>
      <span>
        {tells && selected && (
          <Button size="small" tabIndex={-1} onClick={onTell}>
            {toldAt === null ? '通知了' : '撤回'}
          </Button>
        )}
      </span>
    </div>
  );
}
