import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Story } from '#shared/contract/stories.ts';
import { explainError } from '#shared/wording/errors.ts';
import { notFilledIn } from '#shared/wording/not-filled-in.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextArea } from '../../components/text-area.tsx';
import { TextField } from '../../components/text-field.tsx';
import { TypedDateField } from '../intake/typed-date-field.tsx';
import { Recording } from './recording.tsx';
import styles from './stories-page.module.css';

/** A story beside the list: read, written down, put right, heard. */
export function StoryPanel({
  id,
  writes,
  onSaved,
  onClose,
}: {
  id: string | null;
  writes: boolean;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const { data, error } = useQuery({
    ...query.stories.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
  });
  const status = useQuery(query.system.status.queryOptions());
  const today = status.data?.today;
  if (error) {
    return (
      <SidePanel title="故事" onClose={onClose}>
        <p role="alert">{explainError(error)}</p>
      </SidePanel>
    );
  }
  if ((id !== null && !data) || !today) return null;
  return <StoryForm story={data ?? null} today={today} writes={writes} onSaved={onSaved} onClose={onClose} />;
}

function StoryForm({
  story,
  today,
  writes,
  onSaved,
  onClose,
}: {
  story: Story | null;
  today: string;
  writes: boolean;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const [title, setTitle] = useState(story?.title ?? '');
  const [teller, setTeller] = useState(story?.teller ?? '');
  const [toldOn, setToldOn] = useState(story?.toldOn ?? today);
  const [text, setText] = useState(story?.text ?? '');
  const [wanting, setWanting] = useState<string | null>(null);
  const { form, focus, enterTo } = useFormFocus('title');
  const save = useMutation(
    query.stories.save.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(query.stories.get.queryKey({ input: { id: now.id } }), now);
        void queryClient.invalidateQueries({ queryKey: query.stories.list.key() });
        onSaved(now.id);
      },
    }),
  );
  const run = () => {
    const lacking =
      title.trim() === '' ? 'title' : teller.trim() === '' ? 'teller' : toldOn === '' ? 'toldOn' : null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!save.isPending) {
      save.mutate({
        id: story?.id ?? null,
        title,
        teller,
        toldOn,
        text,
        activityId: story?.activityId ?? null,
      });
    }
  };
  useShortcut('Ctrl+Enter', '保存故事', run, { enabled: writes });
  const fault = wanting
    ? notFilledIn({ title: '题目', teller: '讲述人', toldOn: '哪天讲的', text: '故事' }, wanting)
    : save.error
      ? explainError(save.error)
      : '';
  return (
    <SidePanel title={story ? story.title : '记一个故事'} onClose={onClose}>
      <div ref={form} className={styles.form}>
        <span className={styles.field}>
          <span>题目</span>
          <TextField
            aria-label="题目"
            data-field="title"
            value={title}
            maxLength={100}
            readOnly={!writes}
            invalid={wanting === 'title'}
            onChange={(event) => setTitle(event.target.value)}
            onKeyDown={enterTo(() => focus('teller'))}
          />
        </span>
        <span className={styles.pair}>
          <span className={styles.field}>
            <span>讲述人</span>
            <TextField
              aria-label="讲述人"
              data-field="teller"
              value={teller}
              maxLength={50}
              readOnly={!writes}
              invalid={wanting === 'teller'}
              onChange={(event) => setTeller(event.target.value)}
              onKeyDown={enterTo(() => focus('toldOn'))}
            />
          </span>
          <span className={styles.field}>
            哪天讲的
            <TypedDateField
              field="toldOn"
              label="哪天讲的"
              className={undefined}
              value={toldOn || null}
              placeholder="如 2026-11-20"
              faultOf={(day) => (day > today ? '还没有到这一天' : null)}
              onChange={(day) => setToldOn(day ?? '')}
              onEnter={() => form.current?.querySelector('textarea')?.focus()}
            />
          </span>
        </span>
        <TextArea
          className={styles.text ?? ''}
          aria-label="故事"
          placeholder="照讲的写下来"
          value={text}
          maxLength={50_000}
          readOnly={!writes}
          onChange={(event) => setText(event.target.value)}
        />
        {story ? (
          <Recording story={story} writes={writes} />
        ) : (
          <p className={styles.hint}>保存以后可以加录音</p>
        )}
        {fault && (
          <p className={styles.fault} role="alert">
            {fault}
          </p>
        )}
        {writes && (
          <span className={styles.pair}>
            <Button kind="primary" size="large" disabled={save.isPending} onClick={run}>
              保存故事　Ctrl+Enter
            </Button>
            {save.isSuccess && <span className={styles.hint}>已保存</span>}
          </span>
        )}
      </div>
    </SidePanel>
  );
}
