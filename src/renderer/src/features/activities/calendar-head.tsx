import type { ReactNode } from 'react';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import styles from './activities-page.module.css';
import { CALENDAR_VIEWS, type CalendarView, turnedTo } from './calendar-days.ts';
import type { CalendarState } from './use-calendar.ts';

const WORDS: Record<CalendarView, string> = { month: '月', week: '周', agenda: '列表' };

/** What is shown, of whom, and the buttons of the page. */
export function CalendarHead({
  calendar,
  today,
  children,
}: {
  calendar: CalendarState;
  today: string;
  children: ReactNode;
}) {
  const { view, day, days, everywhere, type, types } = calendar;
  const turn = (step: 1 | -1) => calendar.setDay(turnedTo(view, day, step));
  useShortcut('Alt+1', '按月看', () => calendar.setView('month'));
  useShortcut('Alt+2', '按周看', () => calendar.setView('week'));
  useShortcut('Alt+3', '列表', () => calendar.setView('agenda'));
  useShortcut('Alt+4', '本中心、各中心', () => calendar.setEverywhere(!everywhere));
  const [year, month] = day.split('-').map(Number);
  const dateOf = (one: string | undefined) => (one ?? day).split('-').slice(1).map(Number).join('月');
  const title = view === 'month' ? `${year}年${month}月` : `${dateOf(days[0])}日—${dateOf(days.at(-1))}日`;
  return (
    <header className={styles.head}>
      <h1>{title}</h1>
      <span className={styles.views}>
        <Button size="small" aria-label="往前" title="PageUp" onClick={() => turn(-1)}>
          ‹
        </Button>
        <Button size="small" title="Home" onClick={() => calendar.setDay(today)}>
          今天
        </Button>
        <Button size="small" aria-label="往后" title="PageDown" onClick={() => turn(1)}>
          ›
        </Button>
      </span>
      <span className={styles.views}>
        <kbd className={styles.alt}>Alt+</kbd>
        {CALENDAR_VIEWS.map((one, at) => (
          <Button
            key={one}
            size="small"
            aria-pressed={one === view}
            className={one === view ? styles.here : ''}
            onClick={() => calendar.setView(one)}
          >
            {WORDS[one]} <kbd>{at + 1}</kbd>
          </Button>
        ))}
      </span>
      <Button size="small" aria-pressed={everywhere} onClick={() => calendar.setEverywhere(!everywhere)}>
        {everywhere ? '各中心' : '本中心'} <kbd>4</kbd>
      </Button>
      <Select
        aria-label="类型"
        value={type}
        options={[
          { value: '', label: '各种类型' },
          ...types.map(({ code, name }) => ({ value: code, label: name })),
        ]}
        onChange={calendar.setType}
      />
      <span className={styles.gap} />
      {children}
    </header>
  );
}
