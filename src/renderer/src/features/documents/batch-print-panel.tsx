import { useEffect, useRef, useState } from 'react';
import { DOCUMENT_KINDS, type DocumentKind } from '#shared/domain/case-lifecycle.ts';
import { core } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TickRow } from '../../components/tick-row.tsx';
import { refreshCases } from '../cases/use-case-rows.ts';
import { type BatchCase, type BatchResult, printBatch } from './batch-print.ts';
import styles from './batch-print-panel.module.css';
import { documentName } from './document-words.ts';

const KINDS = DOCUMENT_KINDS.map((id) => ({ id, label: documentName(id) }));

/** 批量打印: chosen documents of the ticked cases, one after the other, and what is left to do. */
export function BatchPrintPanel({ cases, onClose }: { cases: readonly BatchCase[]; onClose: () => void }) {
  const [kinds, setKinds] = useState<DocumentKind[]>(['materials-receipt', 'acceptance-notice']);
  const [done, setDone] = useState<number | null>(null);
  const [total, setTotal] = useState(cases.length);
  const [results, setResults] = useState<readonly BatchResult[] | null>(null);
  const wanted = useRef(true);
  const form = useRef<HTMLDivElement>(null);
  const running = done !== null;
  const failed = results?.filter(({ again }) => again) ?? [];
  useEffect(() => {
    form.current?.querySelector('input')?.focus();
    return () => {
      wanted.current = false;
    };
  }, []);

  const run = async (list: readonly BatchCase[]) => {
    if (running || kinds.length === 0 || list.length === 0) return;
    wanted.current = true;
    setTotal(list.length);
    setResults(null);
    setDone(0);
    setResults(await printBatch(list, kinds, core.documents.print, () => wanted.current, setDone));
    setDone(null);
    refreshCases();
  };
  const next = () => void run(failed.length > 0 ? failed.map((result) => result.case) : results ? [] : cases);
  const stop = () => {
    wanted.current = false;
  };
  useShortcut('Ctrl+Enter', '批量打印', next);
  useShortcut('Escape', '停止打印', stop, { enabled: running });

  return (
    <SidePanel title={`批量打印　${cases.length} 件`} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <fieldset className={styles.kinds} disabled={running}>
          <TickRow
            field="kinds"
            label="打印哪些文书"
            options={KINDS}
            value={kinds}
            invalid={kinds.length === 0}
            onChange={(ids) => setKinds(ids as DocumentKind[])}
            onEnter={next}
          />
        </fieldset>
        <p className={styles.hint}>只打没有打印过的。打印过的要重新打印，请打开办件，说明原因</p>
        {running ? (
          <p className={styles.line} role="status">
            正在打印，已完成 {done} 件，共 {total} 件
            <progress value={done} max={total} />
            <Button onClick={stop}>停止　Esc</Button>
          </p>
        ) : (
          <p className={styles.line}>
            {(results === null || failed.length > 0) && (
              <Button kind="primary" size="large" disabled={kinds.length === 0} onClick={next}>
                {results === null ? `打印 ${cases.length} 件` : `再打没打出的 ${failed.length} 件`}
                {'　Ctrl+Enter'}
              </Button>
            )}
          </p>
        )}
        {results && <Results results={results} />}
      </div>
    </SidePanel>
  );
}

function Results({ results }: { results: readonly BatchResult[] }) {
  const sheets = results.reduce((sum, { printed }) => sum + printed, 0);
  const left = results.filter(({ problem }) => problem !== '');
  return (
    <>
      <p role="status">
        打出 {sheets} 份{left.length > 0 ? `，${left.length} 件没有打，原因如下` : '，全部打完'}
      </p>
      <ul className={styles.results}>
        {left.map(({ case: one, problem }) => (
          <li key={one.id}>
            <Code>{one.number}</Code> {one.applicantName}　<span className={styles.problem}>{problem}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
