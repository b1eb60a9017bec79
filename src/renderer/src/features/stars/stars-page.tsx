import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { StarApplication, StarCandidate, StarsOverview } from '#shared/contract/stars.ts';
import { explainError } from '#shared/wording/errors.ts';
import { starStateWord } from '#shared/wording/stars.ts';
import { hoursWord, starsWord } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { DecidePanel } from './decide-panel.tsx';
import styles from './stars-page.module.css';

type Shown =
  | { what: 'apply'; candidate: StarCandidate }
  | { what: 'decide'; application: StarApplication }
  | null;

/** 评星定级: who may apply, what is on public notice, and what was decided. */
export function StarsPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const decides = role === 'manager' || role === 'administrator';
  const applies = decides || role === 'clerk';
  const overview = useQuery(query.stars.overview.queryOptions({ input: undefined }));
  const [shown, setShown] = useState<Shown>(null);
  const changed = {
    onSuccess: (now: StarsOverview) => {
      queryClient.setQueryData(query.stars.overview.queryKey({ input: undefined }), now);
      void queryClient.invalidateQueries({ queryKey: query.volunteers.key() });
      setShown(null);
    },
  };
  const apply = useMutation(query.stars.apply.mutationOptions(changed));
  const putUp = useMutation(query.stars.putUp.mutationOptions(changed));
  const grant = useMutation(query.stars.grant.mutationOptions(changed));
  const refuse = useMutation(query.stars.refuse.mutationOptions(changed));
  const revoke = useMutation(query.stars.revoke.mutationOptions(changed));
  const steps = [apply, putUp, grant, refuse, revoke];
  const busy = steps.some(({ isPending }) => isPending);
  const error = steps.find((step) => step.error)?.error;
  useUsable('stars', overview.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  if (overview.error) return <p className={styles.fault}>{explainError(overview.error)}</p>;
  if (!overview.data) return null;
  const { candidates, applications } = overview.data;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>评星定级</h1>
        <span className={styles.hint}>
          累计 100、300、600、1000、1500 小时可申请一至五星，附证明，公示 5 个工作日期满后评定
        </span>
      </header>
      <h2>够时数、可申请　{candidates.length} 人</h2>
      {candidates.length === 0 && <p className={styles.hint}>没有人的时数到了下一星级。时数到了就列在这里</p>}
      {candidates.map((candidate, at) => (
        <div key={candidate.volunteerId} className={styles.row}>
          <strong className={styles.name}>{candidate.name}</strong>
          <span className={styles.centre}>{candidate.centreName.replace('党群服务中心', '')}</span>
          <span className={styles.grow}>
            {hoursWord(candidate.minutes)}，现为{starsWord(candidate.stars) || '无星级'}
          </span>
          {applies && (
            <Button
              autoFocus={at === 0}
              size="small"
              disabled={busy}
              onClick={() => setShown({ what: 'apply', candidate })}
            >
              申请{starsWord(candidate.mayHave)}
            </Button>
          )}
        </div>
      ))}
      <h2>申请　{applications.length} 件</h2>
      {applications.length === 0 && (
        <p className={styles.hint}>还没有申请。申请、公示、评定都列在这里，新的在前</p>
      )}
      {applications.map((application) => (
        <div key={application.id} className={styles.row}>
          <strong className={styles.name}>{application.name}</strong>
          <span className={styles.centre}>{application.centreName.replace('党群服务中心', '')}</span>
          <span className={styles.stars}>{starsWord(application.stars)}</span>
          <span className={styles.state}>{starStateWord(application.state)}</span>
          <span className={styles.grow}>{courseOf(application)}</span>
          {decides && application.state !== 'refused' && application.state !== 'revoked' && (
            <Button size="small" disabled={busy} onClick={() => setShown({ what: 'decide', application })}>
              办理
            </Button>
          )}
        </div>
      ))}
      {shown && (
        <DecidePanel
          shown={shown}
          busy={busy}
          fault={error ? explainError(error) : ''}
          onApply={(proof) =>
            shown.what === 'apply' &&
            apply.mutate({ volunteerId: shown.candidate.volunteerId, stars: shown.candidate.mayHave, proof })
          }
          onPutUp={(id) => putUp.mutate({ id })}
          onGrant={(id, objections) => grant.mutate({ id, objections })}
          onRefuse={(id, objections, reason) => refuse.mutate({ id, objections, reason })}
          onRevoke={(id, reason, barYears) => revoke.mutate({ id, reason, barYears })}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

function courseOf(application: StarApplication): string {
  const { state, appliedOn, noticeFrom, noticeUntil, decidedOn, decidedBy, reason, barredUntil } =
    application;
  if (state === 'applied') return `${appliedOn} 申请`;
  if (state === 'noticed') return `公示 ${noticeFrom} 至 ${noticeUntil}`;
  const barred = barredUntil ? `，${barredUntil} 前不能再申请` : '';
  return [`${decidedOn} ${decidedBy}`, reason && `理由：${reason}${barred}`].filter(Boolean).join('　');
}
