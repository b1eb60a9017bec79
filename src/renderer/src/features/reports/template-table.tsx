import { useState } from 'react';
import type { ReportTemplate } from '#shared/contract/report-templates.ts';
import { monthWord } from '#shared/wording/report-figures.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import styles from './template-page.module.css';

/** The templates kept here; each can be filled for the month, or removed. */
export function TemplateTable({
  templates,
  month,
  mayRemove,
  busy,
  onFill,
  onRemove,
}: {
  templates: readonly ReportTemplate[];
  month: string;
  mayRemove: boolean;
  busy: boolean;
  onFill: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  /** The one that a second press removes. */
  const [doomed, setDoomed] = useState<string | null>(null);
  if (templates.length === 0) {
    return (
      <p className={styles.empty}>
        {mayRemove
          ? '还没有模板。选一个上级下发的 Excel 表，写好占位符存进来，以后每月一键填好'
          : '还没有模板。负责人存进来以后，这里可以按月填好'}
      </p>
    );
  }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>名称</th>
          <th>启用日期</th>
          <th>存入</th>
          <th />
        </tr>
      </thead>
      <tbody>
        {templates.map(({ id, name, validSince, storedAt, storedBy }) => (
          <tr key={id}>
            <td>{name}</td>
            <td>{validSince}</td>
            <td>
              {dayAndTime(storedAt)} {storedBy}
            </td>
            <td className={styles.actions}>
              <Button size="small" disabled={busy} onClick={() => onFill(id)}>
                填 {monthWord(month)}
              </Button>
              {mayRemove && doomed !== id && (
                <Button kind="text" size="small" onClick={() => setDoomed(id)}>
                  删除
                </Button>
              )}
              {doomed === id && (
                <>
                  <Button size="small" autoFocus onClick={() => setDoomed(null)}>
                    不删
                  </Button>
                  <Button kind="text" size="small" disabled={busy} onClick={() => onRemove(id)}>
                    确定删除
                  </Button>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
