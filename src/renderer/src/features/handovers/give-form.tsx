import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { HandoverContent } from '#shared/contract/handovers.ts';
import type { StaffMember } from '#shared/contract/staff.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './handover-page.module.css';

/** To whom it goes, and what lies in the drawer. Ctrl+Enter hands over and prints the list. */
export function GiveForm({
  receivers,
  content,
  primary,
  busy,
  onGive,
}: {
  receivers: readonly StaffMember[];
  content: HandoverContent;
  /** Whether this is what the page is for now: nothing waits to be taken over. */
  primary: boolean;
  busy: boolean;
  onGive: (answers: { toId: string; things: string; note: string }) => void;
}) {
  const [toId, setToId] = useState<string | null>(null);
  const [things, setThings] = useState('');
  const [note, setNote] = useState('');
  const [wanting, setWanting] = useState(false);
  const form = useRef<HTMLElement>(null);
  const to = receivers.find(({ id }) => id === toId);
  const focus = (field: string) =>
    form.current
      ?.querySelector<HTMLElement>(`[data-field='${field}'] input, input[data-field='${field}']`)
      ?.focus();
  // The cursor is where the next answer goes, unless something is to be taken over first.
  useEffect(() => {
    if (primary) form.current?.querySelector<HTMLElement>("[data-field='receiver'] input")?.focus();
  }, [primary]);
  const give = () => {
    setWanting(!to);
    if (to) onGive({ toId: to.id, things, note });
    else focus('receiver');
  };
  useShortcut('Ctrl+Enter', '交班并打印清单', give, { enabled: primary });
  const enterTo = (next: () => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    next();
  };
  return (
    <section ref={form} className={styles.part} aria-label="交班">
      <h2>交给谁</h2>
      <Choice
        field="receiver"
        label="接班人"
        options={receivers.map(({ id, name, post }) => ({ id, label: `${name}（${post}）` }))}
        value={toId}
        invalid={wanting}
        onChange={setToId}
        onEnter={() => focus('things')}
      />
      {wanting && <p className={styles.problem}>选一位接班人</p>}
      <div className={styles.field}>
        <label htmlFor="handover-things">印章、钥匙、设备</label>
        <TextField
          id="handover-things"
          data-field="things"
          value={things}
          maxLength={500}
          placeholder="如 业务专用章 1 枚，档案柜钥匙 1 把"
          onChange={(event) => setThings(event.target.value)}
          onKeyDown={enterTo(() => focus('note'))}
        />
      </div>
      <div className={styles.field}>
        <label htmlFor="handover-note">其他交代</label>
        <TextField
          id="handover-note"
          data-field="note"
          value={note}
          maxLength={1000}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={enterTo(give)}
        />
      </div>
      <Button kind={primary ? 'primary' : 'plain'} size="large" disabled={busy} onClick={give}>
        {to ? `交给${to.name}并打印清单` : '交班并打印清单'} · 在办 {content.cases.length} 件
        {primary && '　Ctrl+Enter'}
      </Button>
      <p className={styles.quiet}>对方接收之前，办件仍在你名下，也可以收回</p>
    </section>
  );
}
