import { useState } from 'react';
import { isLocalDate } from '#shared/domain/local-date.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './template-page.module.css';
import type { useTemplateFile } from './use-template-file.ts';

/** A chosen spreadsheet before it is kept: what is wrong with it cell by cell, or what it would be filled with. */
export function NewTemplate({
  chosen,
  firstDay,
}: {
  chosen: ReturnType<typeof useTemplateFile>;
  /** From which day it counts unless another is given. */
  firstDay: string;
}) {
  const [name, setName] = useState(() => (chosen.file?.fileName ?? '').replace(/\.xlsx$/i, '').slice(0, 60));
  const [validSince, setValidSince] = useState(firstDay);
  const dated = isLocalDate(validSince.trim());
  const ready = chosen.ready && name.trim() !== '' && dated;
  const store = () => {
    if (ready) chosen.store(name, validSince.trim());
  };
  useShortcut('Ctrl+Enter', '存为模板', store);
  useShortcut('Escape', '不存', chosen.forget);
  return (
    <section className={styles.fresh} aria-label="新模板">
      <h2>{chosen.file?.fileName}</h2>
      {chosen.faults.length > 0 && (
        <ul className={styles.faults} role="alert">
          {chosen.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <div className={styles.fields}>
        <label htmlFor="template-name">名称</label>
        <TextField
          id="template-name"
          autoFocus
          maxLength={60}
          value={name}
          invalid={name.trim() === ''}
          onChange={(event) => setName(event.target.value)}
        />
        <label htmlFor="template-since">启用日期</label>
        <TextField
          id="template-since"
          maxLength={10}
          value={validSince}
          invalid={!dated}
          placeholder="2026-01-01"
          onChange={(event) => setValidSince(event.target.value)}
        />
        <Button kind="primary" disabled={!ready} onClick={store}>
          存为模板　Ctrl+Enter
        </Button>
        <Button onClick={chosen.forget}>不存　Esc</Button>
      </div>
      {chosen.placeholders.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>工作表</th>
              <th>单元格</th>
              <th>占位符</th>
              <th>现在填入</th>
            </tr>
          </thead>
          <tbody>
            {chosen.placeholders.map(({ sheet, cell, text, value }) => (
              <tr key={`${sheet} ${cell} ${text}`}>
                <td>{sheet}</td>
                <td>{cell}</td>
                <td>{text}</td>
                <td>{value ?? (chosen.isWrong(sheet, cell, text) ? '—' : '逐行填入')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
