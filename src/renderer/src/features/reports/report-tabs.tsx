import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { ReportTable } from '#shared/wording/report-tables.ts';
import styles from './report-page.module.css';

export type ReportSide = ReportTable['key'];

/** The sides a report can be looked at from. ← and → move between them, ↓ leads into the table. */
export function ReportTabs({
  sides,
  chosen,
  onChoose,
}: {
  sides: readonly { key: ReportSide; title: string }[];
  chosen: ReportSide;
  onChoose: (side: ReportSide) => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  // Where the keys lead on from: sideways to the other sides, down into the table.
  useEffect(() => list.current?.querySelector<HTMLElement>("[aria-selected='true']")?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.parentElement?.querySelector<HTMLElement>('table button')?.focus();
    }
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = sides.findIndex(({ key }) => key === chosen);
    const next = sides[(at + step + sides.length) % sides.length];
    if (!next) return;
    onChoose(next.key);
    list.current?.querySelector<HTMLElement>(`[data-side='${next.key}']`)?.focus();
  };
  return (
    <div ref={list} role="tablist" aria-label="怎样分列" className={styles.tabs} onKeyDown={onKeyDown}>
      {sides.map(({ key, title }) => (
        <button
          key={key}
          type="button"
          role="tab"
          data-side={key}
          aria-selected={key === chosen}
          tabIndex={key === chosen ? 0 : -1}
          className={styles.tab}
          onClick={() => onChoose(key)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
