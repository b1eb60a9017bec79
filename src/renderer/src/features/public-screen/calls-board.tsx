import { useEffect, useState } from 'react';
import type { PublicState } from '#shared/contract/public-screen.ts';
import styles from './calls-board.module.css';

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function useClock(): string {
  const [time, setTime] = useState(() => clock.format(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setTime(clock.format(new Date())), 1000);
    return () => clearInterval(timer);
  }, []);
  return time;
}

/** The last four calls, readable from the other end of the hall; the newest on top. */
export function CallsBoard({ state }: { state: PublicState }) {
  const time = useClock();
  return (
    <main className={styles.board}>
      <header className={styles.head}>
        <h1>{state.centreName}</h1>
        <span>{time}</span>
      </header>
      {state.calls.length === 0 ? (
        <p className={styles.empty}>请先取号，叫到号时这里会显示</p>
      ) : (
        <ol className={styles.calls} aria-label="叫号">
          {state.calls.map(({ number, counter, calledAt, calls }, at) => (
            <li
              key={`${number} ${calledAt} ${calls}`}
              className={styles.call}
              data-newest={at === 0 || undefined}
            >
              <span className={styles.number}>{number}</span>
              <span className={styles.to}>请到</span>
              <span className={styles.counter}>{counter}</span>
              <span className={styles.window}>号窗口</span>
            </li>
          ))}
        </ol>
      )}
      <footer className={styles.foot}>
        {state.waiting === 0 ? '现在没有人等候' : `现在 ${state.waiting} 位等候`}　过号请到导办台
      </footer>
    </main>
  );
}
