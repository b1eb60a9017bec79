import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { DoubtList } from './doubt-list.tsx';
import { SelfReportPanel } from './self-report-panel.tsx';
import { spanWord } from './times.ts';
import styles from './waiting-page.module.css';

/**
 * 时数待确认: activities whose organiser has not confirmed who was there, those whose sheets nobody has entered, and what
 * the lists and the ledger disagree on. What volunteers report themselves is entered here.
 */
export function WaitingPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const waiting = useQuery(query.attendances.waiting.queryOptions({ input: undefined, staleTime: 0 }));
  const doubts = useQuery(query.ledger.doubts.queryOptions({ input: undefined, staleTime: 0 }));
  const sheets = useQuery(query.attendances.withoutRoster.queryOptions({ input: undefined, staleTime: 0 }));
  const role = useStore(session)?.role;
  const writes = role === 'clerk' || role === 'manager' || role === 'administrator';
  const [reporting, setReporting] = useState(false);
  const [said, setSaid] = useState('');
  useUsable('attendances-waiting', waiting.isSuccess && doubts.isSuccess && sheets.isSuccess);
  useShortcut('Alt+1', '记自报服务', () => setReporting(true), { enabled: writes && !reporting });
  useShortcut('Escape', '返回', () => router.history.back());
  const open = (activityId: string) =>
    void navigate({ to: '/attendance/$activityId', params: { activityId } });
  const error = waiting.error ?? doubts.error ?? sheets.error;
  if (error) {
    return (
      <PageFault
        error={error}
        onRetry={() => Promise.all([waiting, doubts, sheets].map((one) => one.refetch()))}
      />
    );
  }
  if (!waiting.data || !doubts.data || !sheets.data) return null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>时数待确认</h1>
        <span className={styles.grow} role="status">
          {said || '确认以后，时数和积分才记入台账'}
        </span>
        {writes && (
          <Button kind={reporting ? 'plain' : 'primary'} onClick={() => setReporting(true)}>
            记自报服务　Alt+1
          </Button>
        )}
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
      <h2>还没有签到记录　{sheets.data.length}</h2>
      {sheets.data.length === 0 && (
        <p className={styles.hint}>
          没有。本中心两个月内结束的活动，没有一个人签到的列在这里，把纸质签到表补录进去
        </p>
      )}
      {sheets.data.map((activity) => (
        <div key={activity.activityId} className={styles.row}>
          <strong className={styles.name}>{activity.activityName}</strong>
          <span className={styles.when}>{spanWord(activity.startsAt, activity.endsAt)}</span>
          <span className={styles.grow}>{activity.signedUp > 0 && `报名 ${activity.signedUp} 人`}</span>
          <Button size="small" onClick={() => open(activity.activityId)}>
            补录签到
          </Button>
        </div>
      ))}
      <DoubtList doubts={doubts.data} onOpen={open} />
      {reporting && (
        <SelfReportPanel
          onDone={({ name }) => {
            setReporting(false);
            setSaid(`${name} 的自报已记下，等活动负责人核对确认`);
          }}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  );
}
