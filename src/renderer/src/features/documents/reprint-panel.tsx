import { useEffect, useRef, useState } from 'react';
import type { CaseDocument } from '#shared/contract/cases.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TickRow } from '../../components/tick-row.tsx';
import { copyWord } from './copy-words.ts';
import { documentName } from './document-words.ts';
import styles from './reprint-panel.module.css';
import type { Documents } from './use-documents.ts';

const REASONS = ['卡纸', '污损', '遗失', '内容有误'].map((label) => ({ id: label, label }));
const OTHER = { id: 'other', label: '其他原因' };

const idOf = ({ kind, copy }: CaseDocument) => `${kind}/${copy}`;

/** Asks why paper that was handed out is printed again. Shown while the documents of a case ask for it. */
export function Reprint({ work }: { work: Documents }) {
  if (work.asking.length === 0) return null;
  return <ReprintPanel key={work.asking.map(idOf).join()} work={work} />;
}

function ReprintPanel({ work }: { work: Documents }) {
  const { asking, documents } = work;
  const form = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState<string[]>(() => (asking.length === 1 ? asking.map(idOf) : []));
  const [choice, setChoice] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<'papers' | 'reason' | 'text' | null>(null);
  const reason = choice === OTHER.id ? typed.trim() : (choice ?? '');
  const focus = (field: string) =>
    form.current
      ?.querySelector<HTMLElement>(`[data-field='${field}'] input, input[data-field='${field}']`)
      ?.focus();
  useEffect(() => {
    focusFirst(form.current, asking.length > 1 ? 'papers' : 'reason');
  }, [asking]);

  const go = () => {
    const fault = ticked.length === 0 ? 'papers' : choice === null ? 'reason' : reason === '' ? 'text' : null;
    setMissing(fault);
    if (fault) focus(fault);
    else
      work.reprint(
        asking.filter((one) => ticked.includes(idOf(one))),
        reason,
      );
  };
  useShortcut('Ctrl+Enter', '重新打印', go);

  return (
    <SidePanel title="重新打印" narrow onClose={work.keep}>
      <div ref={form} className={styles.form}>
        <p>
          {asking.length === 1 && asking[0]
            ? `${documentName(asking[0].kind)}已在 ${dayAndTime(asking[0].printedAt ?? '')} 打印过。`
            : '这些文书都打印过。'}
          重新打印会换一个文书编号，前一份同时作废，并记入日志
        </p>
        {asking.length > 1 && (
          <div className={styles.field}>
            <h3>哪几份</h3>
            <TickRow
              field="papers"
              label="哪几份"
              options={asking.map((one) => ({
                id: idOf(one),
                label: `${documentName(one.kind)} ${copyWord(documents, one)}`.trim(),
              }))}
              value={ticked}
              invalid={missing === 'papers'}
              onChange={setTicked}
              onEnter={() => focus('reason')}
            />
            {missing === 'papers' && <p className={styles.problem}>勾选要重新打印的文书</p>}
          </div>
        )}
        <div className={styles.field}>
          <h3>原因</h3>
          <ChoiceRow
            field="reason"
            label="原因"
            options={[...REASONS, OTHER]}
            value={choice}
            invalid={missing === 'reason'}
            onChange={(id) => {
              setChoice(id);
              setMissing(null);
            }}
            onEnter={() => (choice === OTHER.id ? focus('text') : go())}
          />
          {missing === 'reason' && <p className={styles.problem}>选一个原因</p>}
        </div>
        {choice === OTHER.id && (
          <div className={styles.field}>
            <TextField
              data-field="text"
              aria-label="写明原因"
              placeholder="写明原因"
              value={typed}
              maxLength={200}
              autoFocus
              invalid={missing === 'text'}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
                event.preventDefault();
                go();
              }}
            />
            {missing === 'text' && <p className={styles.problem}>这一项还没有填</p>}
          </div>
        )}
        <Button kind="primary" size="large" className={styles.go} onClick={go}>
          重新打印，前一份作废　<kbd>Ctrl+Enter</kbd>
        </Button>
      </div>
    </SidePanel>
  );
}

function focusFirst(form: HTMLElement | null, field: string): void {
  form?.querySelector<HTMLElement>(`[data-field='${field}'] input`)?.focus();
}
