import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { type PointRate, type PointRule, ruleOn } from '#shared/domain/point-rules.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { PointRuleForm } from './point-rule-form.tsx';
import styles from './point-rules-page.module.css';

/** 积分办法: every version with the day from which it counts. What was booked under an earlier one stays. */
export function PointRulesPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const writes = role === 'manager' || role === 'administrator';
  const [adding, setAdding] = useState(false);
  const rules = useQuery(query.ledger.rules.queryOptions({ input: undefined }));
  const choices = useQuery(query.activities.choices.queryOptions({ input: undefined }));
  const status = useQuery(query.system.status.queryOptions());
  const ready = rules.isSuccess && choices.isSuccess && status.isSuccess;
  useUsable('point-rules', ready);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '定新办法', () => setAdding(true), { enabled: writes && ready && !adding });
  const error = rules.error ?? choices.error ?? status.error;
  if (error) {
    return (
      <PageFault
        error={error}
        onRetry={() => Promise.all([rules, choices, status].map((one) => one.refetch()))}
      />
    );
  }
  if (!ready) return null;
  const { today } = status.data;
  const inForce = ruleOn(rules.data, today);
  const names = new Map(choices.data.types.map(({ code, name }) => [code, name]));
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>积分办法</h1>
        <span className={styles.grow}>服务当天的办法算积分，已经记入台账的不变</span>
        {writes && (
          <Button autoFocus kind={adding ? 'plain' : 'primary'} onClick={() => setAdding(true)}>
            定新办法　Alt+1
          </Button>
        )}
      </header>
      {rules.data.length === 0 && <p className={styles.hint}>还没有办法，确认的服务只记时数，不记积分</p>}
      {rules.data.toReversed().map((rule) => (
        <section key={rule.ruleVersion} className={styles.rule}>
          <h2>
            第 {rule.ruleVersion} 版　{rule.name}
            <span className={styles.hint}>　{standingWord(rule, inForce, today)}</span>
          </h2>
          {Object.entries(rule.content.byType).map(([code, rate]) => (
            <p key={code}>
              {code === '*' ? '没有另定的活动' : (names.get(code) ?? code)}：{rateWord(rate)}
            </p>
          ))}
        </section>
      ))}
      {adding && (
        <PointRuleForm
          rules={rules.data}
          types={choices.data.types}
          today={today}
          onDone={() => setAdding(false)}
          onClose={() => setAdding(false)}
        />
      )}
    </div>
  );
}

function standingWord(rule: PointRule, inForce: PointRule | null, today: string): string {
  if (rule.ruleVersion === inForce?.ruleVersion) return `${rule.effectiveFrom} 起，现行`;
  return `${rule.effectiveFrom} 起，${rule.effectiveFrom > today ? '还没有起用' : '已由后来的办法代替'}`;
}

function rateWord({ perAttendance, perHour, most }: PointRate): string {
  const limit = most === null ? '一次不设上限' : `一次最多 ${most} 分`;
  return `每次 ${perAttendance} 分，每小时 ${perHour} 分，${limit}`;
}
