import type { RemindedActivity } from '#shared/contract/activity-reminders.ts';
import { addCalendarDays, type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { shortDay, timeSpan } from '#shared/wording/activities.ts';
import styles from './activity-reminders-page.module.css';

/** When and where an activity is, who speaks and by which number to remind him, and how many have still to be told. */
export function ReminderHead({ activity, today }: { activity: RemindedActivity; today: LocalDate }) {
  const { name, place, state, cancelledReason, speakers, organiser, organiserPhone, people } = activity;
  const toTell = people.filter(({ toldAt }) => toldAt === null).length;
  const contacts = [
    ...speakers.map((speaker) => `讲师 ${speaker.name} ${speaker.phone || '没有电话'}`),
    organiser && `组织者 ${organiser} ${organiserPhone}`.trim(),
  ].filter(Boolean);
  return (
    <header className={styles.activity}>
      <span className={styles.when}>
        {dayWord(localDateInShanghai(activity.startsAt), today)} {timeSpan(activity)}
      </span>
      <strong className={styles.name}>{name}</strong>
      {state === 'cancelled' && (
        <span className={styles.cancelled}>
          已取消{cancelledReason && `：${cancelledReason}`}，要告诉报名的人
        </span>
      )}
      <span className={styles.about}>{[place, ...contacts].filter(Boolean).join('　')}</span>
      <span className={styles.figures}>
        {people.length === 0
          ? '没有人报名'
          : toTell === 0
            ? `${people.length} 人都通知了`
            : `还要通知 ${toTell} 人`}
      </span>
    </header>
  );
}

function dayWord(day: LocalDate, today: LocalDate): string {
  if (day === today) return '今天';
  return day === addCalendarDays(today, 1) ? '明天' : shortDay(day);
}
