import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { DoubtList } from './doubt-list.tsx';
import { spanWord } from './times.ts';
import styles from './waiting-page.module.css';

/** 时数待确认: activities whose organiser has not confirmed who was there, and what the lists and the ledger disagree on. */
export function WaitingPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const waiting = useQuery(query.attendances.waiting.queryOptions({ input: undefined, staleTime: 0 }));
  const doubts = useQuery(query.ledger.doubts.queryOptions({ input: undefined, staleTime: 0 }));
  useUsable('attendances-waiting', waiting.isSuccess && doubts.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  const open = (activityId: string) =>
    void navigate({ to: '/attendance/$activityId', params: { activityId } });
  const error = waiting.error ?? doubts.error;
  if (error) {
    return (
      <div className={styles.page} role="alert">
        <p>{explainError(error)}</p>
        <Button autoFocus onClick={() => void Promise.all([waiting.refetch(), doubts.refetch()])}>
          再试一次
        </Button>
      </div>
    );
  }
  if (!waiting.data || !doubts.data) return null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>时数待确认</h1>
        <span className={styles.hint}>确认以后，时数和积分才记入台账</span>
      </header>
      {waiting.data.length === 0 && (
        <p className={styles.hint}>没有等待确认的活动。有人签到、还没有确认的列在这里</p>
      )}
      {waiting.data.map((activity, at) => (
        <div key={activity.activityId} className={styles.row}>
          <strong className={styles.name}>{activity.activityName}</strong>
          <span className={styles.when}>{spanWord(activity.startsAt, activity.endsAt)}</span>
          <span className={styles.grow}>{activity.centreName.replace('党群服务中心', '')}</span>
          <span>
            {activity.present > 0 && `签到 ${activity.present} 人`}
            {activity.reported > 0 && `　自报待核 ${activity.reported} 人`}
          </span>
          <Button autoFocus={at === 0} size="small" onClick={() => open(activity.activityId)}>
            打开名单
          </Button>
        </div>
      ))}
      <DoubtList doubts={doubts.data} onOpen={open} />
    </div>
  );
}
