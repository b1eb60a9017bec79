import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Activity, ActivityLine } from '#shared/contract/activities.ts';
import { activityStateWord, dayAndSpan, wherePlace } from '#shared/wording/activities.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TakingPart } from '../social-organisations/taking-part.tsx';
import styles from './activity-panel.module.css';
import { ActivityPaperPanel, type Paper } from './activity-paper-panel.tsx';
import { CancelForm } from './cancel-form.tsx';
import { HoldForm } from './hold-form.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { SignUps } from './sign-ups.tsx';

type Doing = 'change' | 'cancel' | 'hold' | Paper | null;

/** One activity: what it is, who comes, its papers, and what can be done with it. */
export function ActivityPanel({
  id,
  onMove,
  onClose,
}: {
  id: string;
  onMove: (line: ActivityLine) => void;
  onClose: () => void;
}) {
  const { data, error } = useQuery(query.activities.get.queryOptions({ input: { id } }));
  const role = useStore(session)?.role;
  const navigate = useNavigate();
  const [doing, setDoing] = useState<Doing>(null);
  const keep = {
    onSuccess: (now: Activity) => {
      queryClient.setQueryData(query.activities.get.queryKey({ input: { id } }), now);
      setDoing(null);
    },
    onSettled: () => void queryClient.invalidateQueries({ queryKey: query.activities.key() }),
  };
  const cancel = useMutation(query.activities.cancel.mutationOptions(keep));
  const hold = useMutation(query.activities.hold.mutationOptions(keep));
  const manages = role === 'manager' || role === 'administrator';
  const plans = manages && data?.own === true && data.state === 'planned';
  const holds = (manages || role === 'clerk') && data?.own === true && data.state !== 'cancelled';
  const idle = doing === null;
  useShortcut('Alt+C', '改', () => setDoing('change'), { enabled: plans && idle });
  useShortcut('Alt+M', '移到别的日子', () => data && onMove(data), { enabled: plans && idle });
  useShortcut(
    'Alt+Q',
    '签到',
    () => void navigate({ to: '/attendance/$activityId', params: { activityId: id } }),
    { enabled: idle && role !== 'auditor' && data !== undefined && data.state !== 'cancelled' },
  );
  useShortcut('Alt+P', '签到表', () => setDoing('sign-in-sheet'), { enabled: idle });
  useShortcut('Alt+H', '海报', () => setDoing('poster'), { enabled: idle });
  useShortcut('Alt+T', '电话名单', () => setDoing('call-list'), { enabled: idle });
  if (data && doing === 'change') {
    return <PlanPanel day="" activity={data} onSaved={() => setDoing(null)} onClose={() => setDoing(null)} />;
  }
  if (data && (doing === 'poster' || doing === 'sign-in-sheet' || doing === 'call-list')) {
    return <ActivityPaperPanel id={id} paper={doing} onClose={() => setDoing(null)} />;
  }
  return (
    <SidePanel title={data ? data.name : '活动'} onClose={onClose}>
      <div className={styles.body}>
        {error && <p role="alert">{explainError(error)}</p>}
        {data && (
          <>
            <p className={styles.when}>
              <strong>{dayAndSpan(data)}</strong>
              <span data-state={data.state} className={styles.state}>
                {activityStateWord(data.state)}
                {data.cancelledReason && `：${data.cancelledReason}`}
              </span>
            </p>
            <Facts activity={data} />
            <nav className={styles.buttons} aria-label="可以办的事">
              {plans && <Button onClick={() => setDoing('change')}>改　Alt+C</Button>}
              {plans && <Button onClick={() => onMove(data)}>移动　Alt+M</Button>}
              {holds && <Button onClick={() => setDoing('hold')}>登记举办情况</Button>}
              {plans && <Button onClick={() => setDoing('cancel')}>取消活动</Button>}
              {data.state !== 'cancelled' && role !== 'auditor' && (
                <Button
                  onClick={() => void navigate({ to: '/attendance/$activityId', params: { activityId: id } })}
                >
                  签到　Alt+Q
                </Button>
              )}
              <Button onClick={() => setDoing('sign-in-sheet')}>签到表　Alt+P</Button>
              <Button onClick={() => setDoing('poster')}>海报　Alt+H</Button>
              <Button onClick={() => setDoing('call-list')}>电话名单　Alt+T</Button>
              {data.courseId && <Link to="/night-school">看课程</Link>}
            </nav>
            {doing === 'cancel' && (
              <CancelForm
                inSeries={data.inSeries}
                busy={cancel.isPending}
                fault={cancel.error ? explainError(cancel.error) : ''}
                onCancel={(reason, scope) => cancel.mutate({ id, reason, scope })}
                onClose={() => setDoing(null)}
              />
            )}
            {doing === 'hold' && (
              <HoldForm
                activity={data}
                busy={hold.isPending}
                fault={hold.error ? explainError(hold.error) : ''}
                onHold={(peopleServed, summary) => hold.mutate({ id, peopleServed, summary })}
                onClose={() => setDoing(null)}
              />
            )}
            {data.state !== 'cancelled' && <TakingPart activityId={id} writes={holds} />}
            <SignUps activity={data} />
          </>
        )}
      </div>
    </SidePanel>
  );
}

function Facts({ activity }: { activity: Activity }) {
  const facts: [string, string][] = [
    ['类型', activity.typeName],
    ['地点', wherePlace(activity)],
    ['讲师', activity.lecturers.join('、')],
    ['组织者', [activity.organiser, activity.phone].filter(Boolean).join(' ')],
    ['参加人员', activity.openTo],
    ['内容', activity.content],
    ['资料', activity.material],
    ['系列', activity.inSeries > 1 ? `还有 ${activity.inSeries} 次没有举办` : ''],
    ['服务人数', activity.state === 'held' ? `${activity.peopleServed} 人` : ''],
    ['小结', activity.summary],
  ];
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
    </dl>
  );
}
