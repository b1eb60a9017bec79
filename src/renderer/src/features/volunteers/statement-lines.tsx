import type { StatementLine } from '#shared/contract/ledger.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import styles from './volunteers-page.module.css';

const STANDING: Readonly<Record<StatementLine['standing'], string>> = {
  counts: '',
  'taken-back': '已冲正',
  reversal: '冲正',
  'in-doubt': '两个中心各记了一笔，以少的为准',
};

function amountWord({ kind, amount }: StatementLine): string {
  const sign = amount < 0 ? '−' : '';
  const size = Math.abs(amount);
  return sign + (kind === 'hours' ? hoursWord(size) : `${size} 积分`);
}

/** 对账单: every line of the ledger, the newest first; what was taken back stays to be seen, claims of nothing do not. */
export function StatementLines({ lines: all }: { lines: readonly StatementLine[] }) {
  const lines = all.filter(({ amount, standing }) => amount !== 0 || standing === 'in-doubt');
  return (
    <>
      <h3>对账单　{lines.length} 笔</h3>
      {lines.length === 0 && (
        <p className={styles.hint}>还没有入账。负责人确认签到以后，时数和积分记在这里</p>
      )}
      {lines.map((line) => (
        <div key={line.id} className={styles.line} data-gone={line.standing !== 'counts' || undefined}>
          <span className={styles.day}>{line.serviceDay}</span>
          <span className={styles.grow}>{line.activityName}</span>
          <span className={styles.hint}>
            {[STANDING[line.standing], line.reason].filter(Boolean).join('：')}
          </span>
          <span className={styles.hint}>{line.reviewer}</span>
          <span className={styles.amount}>{amountWord(line)}</span>
        </div>
      ))}
    </>
  );
}
