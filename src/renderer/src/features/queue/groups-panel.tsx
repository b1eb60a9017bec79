import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { QueueGroup } from '#shared/contract/queue.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { groupsOf, type TypedGroup } from './groups-of.ts';
import styles from './groups-panel.module.css';
import { refreshQueue } from './use-queue.ts';

const LETTERS = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

function typedGroups(groups: readonly QueueGroup[]): TypedGroup[] {
  return groups.map(({ letter, name, departments }) => ({
    letter,
    name,
    departments: departments.join(' '),
  }));
}

/** 业务组 of the town, for a manager. The number of a ticket begins with the letter, so letters are given, not typed. */
export function GroupsPanel({ groups, onClose }: { groups: readonly QueueGroup[]; onClose: () => void }) {
  const [typed, setTyped] = useState(() => typedGroups(groups));
  const change = useMutation(
    query.queue.changeGroups.mutationOptions({
      onSuccess: () => {
        void refreshQueue();
        onClose();
      },
    }),
  );
  const wanted = groupsOf(typed);
  const save = () => {
    if (wanted && !change.isPending) change.mutate({ groups: wanted });
  };
  useShortcut('Ctrl+Enter', '保存业务组', save);
  const type = (letter: string, part: Partial<TypedGroup>) =>
    setTyped(typed.map((group) => (group.letter === letter ? { ...group, ...part } : group)));
  const free = LETTERS.find((letter) => !typed.some((group) => group.letter === letter));
  return (
    <SidePanel title="业务组" narrow onClose={onClose}>
      <div className={styles.body}>
        <p className={styles.about}>一组一个字母，号票按组排。部门之间空一格，一个部门只能在一组</p>
        {typed.map(({ letter, name, departments }) => (
          <div key={letter} className={styles.group}>
            <strong className={styles.letter}>{letter}</strong>
            <TextField
              value={name}
              maxLength={20}
              invalid={name.trim() === ''}
              aria-label={`${letter} 组名称`}
              onChange={(event) => type(letter, { name: event.target.value })}
            />
            <Button
              size="small"
              kind="text"
              onClick={() => setTyped(typed.filter((group) => group.letter !== letter))}
            >
              去掉
            </Button>
            <TextField
              className={styles.departments ?? ''}
              value={departments}
              maxLength={600}
              aria-label={`${letter} 组的部门`}
              onChange={(event) => type(letter, { departments: event.target.value })}
            />
          </div>
        ))}
        {change.error && <p role="alert">{explainError(change.error)}</p>}
        <p className={styles.buttons}>
          <Button kind="primary" size="large" disabled={!wanted || change.isPending} onClick={save}>
            保存　Ctrl+Enter
          </Button>
          {free && (
            <Button
              size="large"
              onClick={() => setTyped([...typed, { letter: free, name: '', departments: '' }])}
            >
              加一组
            </Button>
          )}
        </p>
      </div>
    </SidePanel>
  );
}
