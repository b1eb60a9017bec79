import { useState } from 'react';
import type { Post } from '#shared/contract/posts.ts';
import type { StaffMember } from '#shared/contract/staff.ts';
import { notFilledIn } from '#shared/wording/not-filled-in.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './posts-page.module.css';

interface PostAnswers {
  id: string | null;
  name: string;
  duties: string;
  holderA: string;
  holderB: string;
}

const NAMES = { name: '岗位', holderA: 'A 岗', holderB: 'B 岗' };

/** A post made or changed: its name, its duties, the two people. Enter goes on, Ctrl+Enter saves. */
export function PostPanel({
  post,
  staff,
  fault,
  busy,
  onSave,
  onClose,
}: {
  post: Post | null;
  staff: readonly StaffMember[];
  fault: string;
  busy: boolean;
  onSave: (answers: PostAnswers) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(post?.name ?? '');
  const [duties, setDuties] = useState(post?.duties ?? '');
  const [holderA, setHolderA] = useState<string | null>(post?.holderA.id ?? null);
  const [holderB, setHolderB] = useState<string | null>(post?.holderB.id ?? null);
  const [wanting, setWanting] = useState<string | null>(null);
  const { form, focus, enterTo } = useFormFocus('name');
  const people = staff.map(({ id, name: who, post: where }) => ({ id, label: `${who}（${where}）` }));
  const save = () => {
    const lacking =
      name.trim() === '' ? 'name' : holderA === null ? 'holderA' : holderB === null ? 'holderB' : null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!busy && holderA !== null && holderB !== null) {
      onSave({ id: post?.id ?? null, name, duties, holderA, holderB });
    }
  };
  useShortcut('Ctrl+Enter', '保存岗位', save);
  return (
    <SidePanel title={post ? '改岗位' : '加一个岗位'} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <div className={styles.field}>
          <label htmlFor="post-name">岗位</label>
          <TextField
            id="post-name"
            data-field="name"
            value={name}
            maxLength={50}
            invalid={wanting === 'name'}
            placeholder="如 综合窗口"
            onChange={(event) => setName(event.target.value)}
            onKeyDown={enterTo(() => focus('duties'))}
          />
        </div>
        <div className={styles.field}>
          <label htmlFor="post-duties">职责</label>
          <TextField
            id="post-duties"
            data-field="duties"
            value={duties}
            maxLength={200}
            onChange={(event) => setDuties(event.target.value)}
            onKeyDown={enterTo(() => focus('holderA'))}
          />
        </div>
        <div className={styles.field}>
          <span>A 岗</span>
          <Choice
            field="holderA"
            label="A 岗"
            options={people}
            value={holderA}
            invalid={wanting === 'holderA'}
            onChange={setHolderA}
            onEnter={() => focus('holderB')}
          />
        </div>
        <div className={styles.field}>
          <span>B 岗</span>
          <Choice
            field="holderB"
            label="B 岗"
            options={people.filter(({ id }) => id !== holderA)}
            value={holderB}
            invalid={wanting === 'holderB'}
            onChange={setHolderB}
            onEnter={save}
          />
        </div>
        {(fault || wanting) && (
          <p className={styles.wrong} role="alert">
            {fault || notFilledIn(NAMES, wanting ?? '')}
          </p>
        )}
        <Button kind="primary" size="large" className={styles.save} disabled={busy} onClick={save}>
          保存岗位　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
