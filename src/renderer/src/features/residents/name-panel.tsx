import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ResidentCard } from '#shared/contract/residents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './person-panel.module.css';
import { showCard } from './show-card.ts';

const SHORTEST_REASON = 2;

/** Another name for somebody registered, and why: Enter from one field to the next, then it is saved. */
export function NamePanel({ person, onClose }: { person: ResidentCard; onClose: () => void }) {
  const [name, setName] = useState(person.name);
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState<'name' | 'reason' | null>(null);
  const { form, focus, enterTo } = useFormFocus('name');
  const what = person.organisation ? '名称' : '姓名';
  const renaming = useMutation(
    query.residents.rename.mutationOptions({
      onSuccess: (card) => {
        showCard(card);
        onClose();
      },
    }),
  );
  const save = () => {
    const same = name.trim() === '' || name.trim() === person.name;
    const lacking = same ? 'name' : reason.trim().length < SHORTEST_REASON ? 'reason' : null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!renaming.isPending) renaming.mutate({ id: person.id, name, reason });
  };
  useShortcut('Ctrl+Enter', `改${what}`, save);
  return (
    <SidePanel title={`改${what}：${person.name}`} narrow onClose={onClose}>
      <div ref={form} className={styles.body}>
        <TextField
          data-field="name"
          aria-label={`新${what}`}
          value={name}
          maxLength={100}
          invalid={wanting === 'name'}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={enterTo(() => focus('reason'))}
        />
        <TextField
          data-field="reason"
          aria-label="为什么改"
          placeholder="为什么改，如：登记时写错、公安机关已变更"
          value={reason}
          maxLength={200}
          invalid={wanting === 'reason'}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={enterTo(save)}
        />
        <p className={styles.hint}>
          已经受理的办件和打印的文书仍写原来的{what}。谁改的、为什么改，都在审计里
        </p>
        {(wanting || renaming.error) && (
          <p role="alert" className={styles.fault}>
            {wanting === 'name' && `写上和原来不同的${what}`}
            {wanting === 'reason' && '写明为什么改'}
            {!wanting && renaming.error && explainError(renaming.error)}
          </p>
        )}
        <Button
          kind="primary"
          size="large"
          className={styles.save}
          disabled={renaming.isPending}
          onClick={save}
        >
          改{what}　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
