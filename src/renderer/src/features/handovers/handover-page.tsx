import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { HandoverLine } from '#shared/contract/handovers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { handoverStateWord } from '#shared/wording/handovers.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { GiveForm } from './give-form.tsx';
import styles from './handover-page.module.css';
import { HandoverPanel } from './handover-panel.tsx';
import { InHand } from './in-hand.tsx';
import { useHandovers } from './use-handovers.ts';

const PRINT_WORDS = {
  printed: '交接清单已打印，双方签名',
  'no-printer': '没有找到打印机，交接清单已保存，可稍后补打',
  'printer-failed': '打印机没有响应，交接清单已保存，可稍后补打',
} as const;

/** 交接班: what is in my hand, to whom it goes, and what waits for me to take it over. */
export function HandoverPage() {
  const router = useRouter();
  const work = useHandovers();
  const [viewed, setViewed] = useState<string | null>(null);
  const first = work.toMe[0];
  useUsable('handover', work.ready);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Ctrl+Enter', '接收', () => first && confirm(first), {
    enabled: first !== undefined && viewed === null,
  });
  if (work.failed) return <p className={styles.fault}>{explainError(work.failed)}</p>;
  if (!work.ready || !work.inHand) return null;
  const confirm = ({ id }: HandoverLine) => {
    if (!work.busy) work.confirm.mutate({ id });
  };
  const give = (answers: { toId: string; things: string; note: string }) => {
    if (work.busy) return;
    work.make.mutate(answers, { onSuccess: ({ id }) => work.print.mutate({ id }) });
  };
  const said = work.error
    ? explainError(work.error)
    : work.print.data
      ? PRINT_WORDS[work.print.data.outcome]
      : work.confirm.isSuccess
        ? '已接收，办件和草稿都在你名下'
        : '';
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>交接班</h1>
        <span role="status" className={styles.said}>
          {said}
        </span>
      </header>
      <div className={styles.body}>
        {work.toMe.map((one, index) => (
          <section key={one.id} className={styles.waiting} aria-label="等我接收">
            <Line handover={one} />
            <span className={styles.actions}>
              <Button onClick={() => setViewed(one.id)}>查看清单</Button>
              <Button
                kind={index === 0 ? 'primary' : 'plain'}
                disabled={work.busy}
                onClick={() => confirm(one)}
              >
                {index === 0 ? '清点无误，接收　Ctrl+Enter' : '接收'}
              </Button>
            </span>
          </section>
        ))}
        {work.fromMe.map((one) => (
          <section key={one.id} className={styles.waiting} aria-label="等对方接收">
            <Line handover={one} />
            <span className={styles.actions}>
              <Button onClick={() => setViewed(one.id)}>查看清单</Button>
              <Button disabled={work.busy} onClick={() => work.withdraw.mutate({ id: one.id })}>
                收回
              </Button>
            </span>
          </section>
        ))}
        {work.fromMe.length === 0 && (
          <GiveForm
            receivers={work.receivers}
            content={work.inHand}
            primary={first === undefined}
            busy={work.busy}
            onGive={give}
          />
        )}
        <InHand content={work.inHand} />
        <Before handovers={work.before} onView={setViewed} />
      </div>
      {viewed && (
        <HandoverPanel
          id={viewed}
          onClose={() => setViewed(null)}
          onConfirm={
            work.toMe.some(({ id }) => id === viewed) && !work.busy
              ? () => work.confirm.mutate({ id: viewed }, { onSuccess: () => setViewed(null) })
              : null
          }
        />
      )}
    </div>
  );
}

function Line({ handover }: { handover: HandoverLine }) {
  const { fromName, toName, madeAt, cases, originals, drafts } = handover;
  return (
    <p>
      <strong>
        {fromName} 交给 {toName}
      </strong>
      {`　${dayAndTime(madeAt)}　${handoverStateWord(handover)}`}
      <span className={styles.counts}>
        在办 {cases} 件　原件 {originals} 份　草稿 {drafts} 份
      </span>
    </p>
  );
}

function Before({ handovers, onView }: { handovers: readonly HandoverLine[]; onView: (id: string) => void }) {
  return (
    <section className={styles.part}>
      <h2>以前的交接</h2>
      {handovers.length === 0 && <p className={styles.quiet}>还没有交接过。交出或接收一次后在这里查</p>}
      {handovers.map((one) => (
        <div key={one.id} className={styles.row}>
          <Line handover={one} />
          <Button size="small" onClick={() => onView(one.id)}>
            查看清单
          </Button>
        </div>
      ))}
    </section>
  );
}
