import { useMutation } from '@tanstack/react-query';
import type { LedgerDoubt } from '#shared/contract/ledger.ts';
import { attendanceStateWord } from '#shared/wording/attendances.ts';
import { explainError } from '#shared/wording/errors.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import styles from './waiting-page.module.css';

/** What the organisers' lists and the ledger disagree on; a manager corrects the list or lets the ledger follow it. */
export function DoubtList({
  doubts,
  onOpen,
}: {
  doubts: readonly LedgerDoubt[];
  onOpen: (activityId: string) => void;
}) {
  const role = useStore(session)?.role;
  const settles = role === 'manager' || role === 'administrator';
  const settle = useMutation(
    query.ledger.settle.mutationOptions({
      onSuccess: async (left) => {
        queryClient.setQueryData(query.ledger.doubts.queryKey({ input: undefined }), left);
        await Promise.all(
          [query.attendances.key(), query.volunteers.key(), query.ledger.statement.key()].map((queryKey) =>
            queryClient.invalidateQueries({ queryKey }),
          ),
        );
      },
    }),
  );
  return (
    <>
      <h2>签到表和台账不一致　{doubts.length}</h2>
      {doubts.length === 0 && (
        <p className={styles.hint}>
          没有。两个中心在断网时各自办了同一个人的签到，会列在这里。核对以前以少的为准，不会重复计算
        </p>
      )}
      {settle.error && <p role="alert">{explainError(settle.error)}</p>}
      {doubts.map((doubt) => (
        <div key={`${doubt.activityId} ${doubt.volunteerId} ${doubt.why}`} className={styles.doubt}>
          <strong className={styles.name}>{doubt.name}</strong>
          <span className={styles.when}>{doubt.activityName}</span>
          <span className={styles.claims}>
            签到表：{listedWord(doubt)}
            <br />
            台账：{claimsWord(doubt)}
          </span>
          {settles && (
            <Button
              size="small"
              disabled={settle.isPending}
              onClick={() => settle.mutate({ activityId: doubt.activityId, volunteerId: doubt.volunteerId })}
            >
              以签到表为准
            </Button>
          )}
          <Button size="small" onClick={() => onOpen(doubt.activityId)}>
            去改签到表
          </Button>
        </div>
      ))}
    </>
  );
}

function listedWord({ listed }: LedgerDoubt): string {
  if (!listed) return '没有这个人';
  const minutes = listed.state === 'confirmed' && listed.minutes !== null;
  return attendanceStateWord(listed.state) + (minutes ? ` ${hoursWord(listed.minutes ?? 0)}` : '');
}

function claimsWord({ claims }: LedgerDoubt): string {
  if (claims.length === 0) return '没有记';
  const hours = claims.filter(({ kind }) => kind === 'hours');
  return (hours.length > 0 ? hours : claims)
    .map(({ centreName, reviewer, kind, amount }) => {
      const size = kind === 'points' ? `${amount} 积分` : amount === 0 ? '不计时数' : hoursWord(amount);
      return `${centreName.replace('党群服务中心', '')} ${reviewer} ${size}`;
    })
    .join('，');
}
