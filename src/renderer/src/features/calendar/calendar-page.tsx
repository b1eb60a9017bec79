import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { FileChoice } from '../../components/file-choice.tsx';
import { Select } from '../../components/select.tsx';
import styles from './calendar-page.module.css';
import { MovedDates } from './moved-dates.tsx';
import { useCalendarImport } from './use-calendar-import.ts';
import { YearView } from './year-view.tsx';

/** 工作日历: the official calendars by which due dates are counted. Managers take in the next year's here. */
export function CalendarPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const mayImport = role === 'manager' || role === 'administrator';
  const { data: years, error } = useQuery(query.calendar.years.queryOptions());
  const [chosen, setChosen] = useState<number | null>(null);
  const file = useCalendarImport();
  const { preview, done } = file;
  useUsable('calendar', years !== undefined);
  useShortcut('Ctrl+Enter', '导入', file.take, { enabled: preview !== undefined });
  useShortcut('Escape', preview ? '不导入' : '返回', () => (preview ? file.forget() : router.history.back()));
  if (error) return <p className={styles.fault}>{explainError(error)}</p>;
  if (!years) return null;
  const wanted = chosen ?? done?.year ?? years.at(-1)?.year;
  const shown = preview?.calendar ?? years.find(({ year }) => year === wanted);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>工作日历</h1>
        {preview ? (
          <strong>{preview.year} 年（还没有导入）</strong>
        ) : (
          years.length > 0 && (
            <Select
              aria-label="年份"
              autoFocus
              value={String(wanted)}
              options={years.map(({ year }) => ({ value: String(year), label: `${year} 年` }))}
              onChange={(year) => setChosen(Number(year))}
            />
          )
        )}
        <span className={styles.gap} />
        {preview && (
          <>
            <Button onClick={file.forget}>不导入　Esc</Button>
            <Button kind="primary" disabled={file.busy} onClick={file.take}>
              导入 {preview.year} 年　Ctrl+Enter
            </Button>
          </>
        )}
      </header>
      {mayImport && !preview && (
        <FileChoice
          label="选择放假安排"
          accept=".json"
          about="导入下一年的放假安排（JSON 文件），也可以拖到这里。先看变动，再决定导入"
          disabled={file.busy}
          onFile={(picked) => {
            setChosen(null);
            void file.look(picked);
          }}
        />
      )}
      {file.faults.length > 0 && (
        <div className={styles.faults} role="alert">
          {file.faults.map((fault) => (
            <p key={fault}>{fault}</p>
          ))}
        </div>
      )}
      <div className={styles.body}>
        <div role="status">
          {done && (
            <p className={styles.done}>
              已导入 {done.year} 年放假安排，共 {done.days} 天
            </p>
          )}
        </div>
        {preview && <MovedDates moved={preview} done={false} />}
        {done && <MovedDates moved={done} done />}
        {shown ? (
          <YearView calendar={shown} />
        ) : (
          <p className={styles.fault}>还没有放假安排，到期日都是暂定。导入后在这里看</p>
        )}
      </div>
    </div>
  );
}
