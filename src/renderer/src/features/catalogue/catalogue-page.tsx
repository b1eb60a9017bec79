import { useMutation } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useRowHeight } from '../../app/large-type.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useLate } from '../../components/use-late.ts';
import { useListKeys } from '../../components/use-list-keys.ts';
import { useVirtualRows } from '../../components/use-virtual-rows.ts';
import styles from './catalogue-page.module.css';
import { CatalogueHead, CatalogueRow } from './catalogue-row.tsx';
import { useMayEdit } from './may-edit.ts';
import { useItems } from './use-items.ts';

const HINTS = { '↑ ↓': '上下选事项', Enter: '打开事项' };

/** What was looked for last, so that coming back from an item finds the list as it was left. */
let lastSearch = { text: '', department: '' };

function Waiting() {
  return useLate() ? <p className={styles.empty}>正在读取事项</p> : null;
}

/** 事项: the whole catalogue, searched with the keyboard. */
export function CataloguePage() {
  const [text, setText] = useState(lastSearch.text);
  const [department, setDepartment] = useState(lastSearch.department);
  const { rows, departments, total, wanted, fresh, ready, error, retry } = useItems(text, department);
  const navigate = useNavigate();
  const router = useRouter();
  const mayEdit = useMayEdit();
  const frame = useRef<HTMLDivElement>(null);
  const rowHeight = useRowHeight();
  const { first, end, height, onScroll, reveal } = useVirtualRows(frame, rows.length, rowHeight);
  const exporting = useMutation(query.catalogue.exportFile.mutationOptions());

  const [opensFirst, setOpensFirst] = useState(false);
  const open = (index: number) => {
    // Enter may come before the answer: it means the first match of what was typed, not of an older text.
    if (!fresh) return setOpensFirst(true);
    const line = rows[index];
    if (line) void navigate({ to: '/catalogue/$code', params: { code: line.code } });
  };
  const create = () => void navigate({ to: '/catalogue-editor', search: {} });
  const keys = useListKeys(rows.length, open, { resetKey: `${wanted} ${department}` });
  useEffect(() => {
    lastSearch = { text, department };
  }, [text, department]);
  useEffect(() => {
    if (!opensFirst || !fresh) return;
    setOpensFirst(false);
    open(0);
  });
  useEffect(() => reveal(keys.active), [keys.active, reveal]);
  useKeyHints(HINTS);
  useUsable('catalogue', ready);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Ctrl+Enter', '新建事项', create, { enabled: mayEdit });

  if (error) {
    return <PageFault error={error} onRetry={retry} />;
  }
  const said = exporting.error
    ? explainError(exporting.error)
    : exporting.data?.path && `已导出到 ${exporting.data.path}`;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>事项</h1>
        <span className={styles.search}>
          <SearchBox
            autoFocus
            text={text}
            onText={(typed) => {
              setOpensFirst(false);
              setText(typed);
            }}
            maxLength={200}
            placeholder="名称、拼音、首字母、别名或编码"
            role="combobox"
            aria-label="查事项"
            aria-expanded
            aria-controls="catalogue-items"
            aria-activedescendant={rows[keys.active] && `item-${rows[keys.active]?.code}`}
            onKeyDown={keys.onKeyDown}
          />
        </span>
        <select
          className={styles.department}
          aria-label="部门"
          value={department}
          onChange={(event) => setDepartment(event.target.value)}
        >
          <option value="">全部部门</option>
          {departments.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <span className={styles.count} role="status">
          {rows.length === total ? `${total} 项` : `${rows.length}/${total} 项`}
        </span>
        {mayEdit && (
          <>
            <Button disabled={exporting.isPending} onClick={() => exporting.mutate({ format: 'xlsx' })}>
              导出 Excel
            </Button>
            <Button disabled={exporting.isPending} onClick={() => exporting.mutate({ format: 'csv' })}>
              导出 CSV
            </Button>
            <Button onClick={() => void navigate({ to: '/catalogue-import' })}>导入</Button>
            <Button onClick={create}>新建　Ctrl+Enter</Button>
          </>
        )}
      </header>
      {said && (
        <p className={styles.said} role="status">
          {said}
        </p>
      )}
      <div
        ref={frame}
        id="catalogue-items"
        className={styles.frame}
        role="listbox"
        aria-label="事项目录"
        onScroll={onScroll}
      >
        <CatalogueHead />
        {!ready && <Waiting />}
        {ready && rows.length === 0 && (
          <p className={styles.empty}>
            {total === 0
              ? '目录里还没有事项。从文件导入，或新建一个'
              : '没有找到这样的事项。换个说法，或把部门改回全部'}
          </p>
        )}
        <div style={{ height, contain: 'strict' }}>
          <div style={{ transform: `translateY(${first * rowHeight}px)` }}>
            {rows.slice(first, end).map((line, at) => (
              <CatalogueRow
                key={line.code}
                line={line}
                selected={first + at === keys.active}
                onOpen={() => open(first + at)}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
