import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ItemEditing } from '#shared/contract/catalogue.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { explainError } from '#shared/wording/errors.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { timeOfDay } from '../../components/clock-words.ts';
import { BasicsEditor } from './basics-editor.tsx';
import styles from './editor.module.css';
import { EDITOR_PARTS, type EditorPart, FaultsContext, partOfPath } from './editor-faults.ts';
import { EffectiveDay } from './effective-day.tsx';
import { FormEditor } from './form-editor.tsx';
import { PapersEditor } from './papers-editor.tsx';
import { SituationsEditor } from './situations-editor.tsx';
import { TryOut } from './try-out.tsx';
import { useItemEditor } from './use-item-editor.ts';
import { usePartKeys } from './use-part-keys.ts';

const NAMES: Record<EditorPart, string> = {
  basics: '基本',
  situations: '情形',
  materials: '材料',
  form: '表单',
};

/** Puts the cursor where something is wrong; its part is on the screen. */
function focusPath(path: string): void {
  const steps = path.split('.');
  for (let length = steps.length; length > 0; length -= 1) {
    const field = document.querySelector<HTMLElement>(`[data-path="${steps.slice(0, length).join('.')}"]`);
    if (!field) continue;
    field.focus();
    return;
  }
}

/** The item on the left, part by part, and beside it what a clerk will meet. */
export function ItemEditor({ editing, code }: { editing: ItemEditing; code: string | null }) {
  const navigate = useNavigate();
  const router = useRouter();
  const editor = useItemEditor(editing, code, (saved) => {
    // An item is edited from its own page: that is gone back to, or Esc would meet it twice.
    if (code === saved) router.history.back();
    else void navigate({ to: '/catalogue/$code', params: { code: saved }, replace: true });
  });
  const { item, faults, change } = editor;
  const { panel, enterPart, onKeyDown } = usePartKeys();
  const [part, setPart] = useState<EditorPart>('basics');
  // At once: the next key belongs to the part that was chosen.
  const show = (one: EditorPart) => flushSync(() => setPart(one));
  useEffect(() => focusPath(code === null ? 'code' : 'name'), [code]);
  const counts = new Map<EditorPart, number>();
  for (const path of faults.keys()) counts.set(partOfPath(path), (counts.get(partOfPath(path)) ?? 0) + 1);

  const save = () => {
    const first = editor.save();
    if (first === null) return;
    show(partOfPath(first));
    focusPath(first);
  };
  const go = (one: EditorPart) => {
    show(one);
    enterPart();
  };
  useShortcut('Ctrl+Enter', '保存为新版', save);
  useShortcut('Alt+1', '基本', () => go('basics'));
  useShortcut('Alt+2', '情形', () => go('situations'));
  useShortcut('Alt+3', '材料', () => go('materials'));
  useShortcut('Alt+4', '表单', () => go('form'));

  const since = editor.effectiveFrom > editing.today ? formatDateWithWeekday(editor.effectiveFrom) : '今天';
  return (
    <FaultsContext value={faults}>
      <div className={styles.page}>
        <header className={styles.head}>
          <h1>{code === null ? '新建事项' : `${code} ${item.name}`}</h1>
          <span className={styles.quiet}>
            {editor.draftSavedAt ? `草稿已保存 ${timeOfDay(editor.draftSavedAt)}` : ''}
          </span>
          {editor.draftSavedAt && <Button onClick={() => void editor.discard()}>放弃草稿</Button>}
          <EffectiveDay
            today={editing.today}
            value={editor.effectiveFrom}
            onChange={editor.setEffectiveFrom}
          />
          <Button kind="primary" disabled={editor.saving || !editor.changed} onClick={save}>
            保存，{since}起生效　Ctrl+Enter
          </Button>
        </header>
        {editor.goesOn && <p className={styles.notice}>接着上次没有保存的内容，放弃草稿就回到现行的一版</p>}
        {editing.planned && (
          <p className={styles.notice}>
            第 {editing.planned.version} 版从 {editing.planned.effectiveFrom}{' '}
            起生效，这里改的是这一版；在那天之前生效的新版，到那天仍由它接替
          </p>
        )}
        {editor.error && (
          <p className={styles.notice} role="alert">
            {explainError(editor.error)}
            {editor.insist && (
              <Button size="small" onClick={editor.insist}>
                以我写的为准
              </Button>
            )}
          </p>
        )}
        <div className={styles.columns}>
          <div className={styles.edit}>
            <div role="tablist" className={styles.tabs}>
              {EDITOR_PARTS.map((one, at) => (
                <button
                  key={one}
                  type="button"
                  role="tab"
                  aria-selected={one === part}
                  className={styles.tab}
                  onClick={() => setPart(one)}
                >
                  {NAMES[one]} <kbd>Alt+{at + 1}</kbd>
                  {counts.get(one) !== undefined && (
                    <span className={styles.count}>{counts.get(one)} 处要改</span>
                  )}
                </button>
              ))}
            </div>
            <div
              ref={panel}
              className={styles.part}
              role="tabpanel"
              aria-label={NAMES[part]}
              onKeyDown={onKeyDown}
            >
              {part === 'basics' && (
                <BasicsEditor
                  item={item}
                  isNew={code === null}
                  departments={editing.departments}
                  onChange={change}
                />
              )}
              {part === 'situations' && (
                <SituationsEditor
                  situations={item.situations}
                  onChange={(situations) => change({ situations })}
                />
              )}
              {part === 'materials' && (
                <PapersEditor item={item} onChange={(materials) => change({ materials })} />
              )}
              {part === 'form' && <FormEditor item={item} onChange={(form) => change({ form })} />}
            </div>
          </div>
          <TryOut item={item} today={editing.today} />
        </div>
      </div>
    </FaultsContext>
  );
}
