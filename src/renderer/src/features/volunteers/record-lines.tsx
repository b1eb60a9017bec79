import { useState } from 'react';
import type { VolunteerHonour, VolunteerPage } from '#shared/contract/volunteers.ts';
import { attendanceStateWord } from '#shared/wording/attendances.ts';
import { HONOUR_KIND_WORDS, hoursWord, spanOfDays } from '#shared/wording/volunteers.ts';
import { Button } from '../../components/button.tsx';
import styles from './volunteers-page.module.css';

const shownAtOnce = 20;

/** Posts, training, commendations and activities of a record of service. */
export function RecordLines({
  volunteer,
  onRemove,
}: {
  volunteer: VolunteerPage;
  /** Takes an entry back; null for those who may not. */
  onRemove: ((honour: VolunteerHonour) => void) | null;
}) {
  const [all, setAll] = useState(false);
  const { posts, honours, activities } = volunteer;
  return (
    <>
      <h3>岗位（设岗定责）　{posts.filter(({ standing }) => standing === 'holds').length}</h3>
      {posts.length === 0 && <p className={styles.hint}>还没有上岗。在“设岗定责”里安排</p>}
      {posts.map((post) => (
        <div key={post.holderId} className={styles.line} data-gone={post.standing === 'over' || undefined}>
          <strong>{post.name}</strong>
          <span className={styles.grow} title={post.duties}>
            {[post.duties, post.times].filter(Boolean).join('　')}
          </span>
          <span className={styles.hint}>{post.centreName.replace('党群服务中心', '')}</span>
          <span className={styles.hint}>{spanOfDays(post.fromDay, post.untilDay)}</span>
        </div>
      ))}
      <h3>培训、表彰　{honours.length}</h3>
      {honours.length === 0 && <p className={styles.hint}>还没有记过</p>}
      {honours.map((honour) => (
        <div key={honour.id} className={styles.line}>
          <span className={styles.day}>{honour.day}</span>
          <span>{HONOUR_KIND_WORDS[honour.kind]}</span>
          <span className={styles.grow}>{honour.name}</span>
          <span className={styles.hint}>{honour.givenBy}</span>
          {honour.minutes > 0 && <span className={styles.hint}>{hoursWord(honour.minutes)}</span>}
          {onRemove && (
            <Button size="small" onClick={() => onRemove(honour)}>
              撤销
            </Button>
          )}
        </div>
      ))}
      <h3>参加的活动　{activities.length}</h3>
      {activities.length === 0 && <p className={styles.hint}>还没有参加过活动。签到以后列在这里</p>}
      {activities.slice(0, all ? undefined : shownAtOnce).map((activity) => (
        <div key={activity.activityId} className={styles.line}>
          <span className={styles.day}>{activity.day}</span>
          <span className={styles.grow}>{activity.name}</span>
          <span className={styles.hint}>{activity.typeName}</span>
          <span className={styles.hint}>{activity.centreName.replace('党群服务中心', '')}</span>
          <span className={styles.amount}>
            {activity.state === 'confirmed' && activity.minutes !== null
              ? hoursWord(activity.minutes)
              : attendanceStateWord(activity.state)}
          </span>
        </div>
      ))}
      {!all && activities.length > shownAtOnce && (
        <Button size="small" onClick={() => setAll(true)}>
          列出全部 {activities.length} 次
        </Button>
      )}
    </>
  );
}
