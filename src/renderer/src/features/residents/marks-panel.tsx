import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ResidentCard, ResidentMark } from '#shared/contract/residents.ts';
import { RESIDENT_MARKS } from '#shared/domain/resident-marks.ts';
import { explainError } from '#shared/wording/errors.ts';
import { RESIDENT_MARK_WORDS } from '#shared/wording/people.ts';
import { query } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TickRow } from '../../components/tick-row.tsx';
import styles from './person-panel.module.css';
import { showCard } from './show-card.ts';

const OPTIONS = RESIDENT_MARKS.map((id) => ({ id, label: RESIDENT_MARK_WORDS[id] }));

/** What a clerk should know before speaking to the person: ticked by digits, Enter to the note, Enter saves. */
export function MarksPanel({ person, onClose }: { person: ResidentCard; onClose: () => void }) {
  const [marks, setMarks] = useState<readonly ResidentMark[]>(person.marks);
  const [note, setNote] = useState(person.markNote);
  const body = useRef<HTMLDivElement>(null);
  // After the panel took the focus to itself.
  useEffect(() => body.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const saving = useMutation(
    query.residents.setMarks.mutationOptions({
      onSuccess: (card) => {
        showCard(card);
        onClose();
      },
    }),
  );
  const save = () => {
    if (!saving.isPending) saving.mutate({ id: person.id, marks: [...marks], note });
  };
  useShortcut('Ctrl+Enter', '保存', save);

  return (
    <SidePanel title={`${person.name}：需要留意的`} narrow onClose={onClose}>
      <div ref={body} className={styles.body}>
        <TickRow
          field="marks"
          label="需要留意的"
          options={OPTIONS}
          value={marks}
          invalid={false}
          onChange={(ids) => setMarks(ids as ResidentMark[])}
          onEnter={() => body.current?.querySelector<HTMLElement>('[data-note]')?.focus()}
        />
        <TextField
          data-note="true"
          aria-label="其他要留意的"
          placeholder="其他要留意的，如：请大声一点"
          value={note}
          maxLength={100}
          onChange={(event) => setNote(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
            event.preventDefault();
            save();
          }}
        />
        <p className={styles.hint}>只记对办事有帮助的。谁记的、什么时候记的，都在审计里</p>
        <Button
          kind="primary"
          size="large"
          className={styles.save}
          disabled={saving.isPending}
          onClick={save}
        >
          保存　Ctrl+Enter
        </Button>
        {saving.error && (
          <p role="alert" className={styles.fault}>
            {explainError(saving.error)}
          </p>
        )}
      </div>
    </SidePanel>
  );
}
