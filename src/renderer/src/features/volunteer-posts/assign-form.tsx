import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VolunteerPost } from '#shared/contract/volunteer-posts.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { PickBox } from '../activities/pick-box.tsx';
import { readTypedDate } from '../intake/typed-date.ts';
import styles from './volunteer-posts-page.module.css';

const DAYS = {
  fromDay: { label: '从哪天', wrong: '“从哪天”请按 2026-12-31 这样输入' },
  untilDay: {
    label: '到哪天（含这天，没有定就空着）',
    wrong: '“到哪天”请按 2026-12-31 这样输入，没有定就空着',
  },
} as const;

/** 上岗: who takes the post, found by name, pinyin or number, and from when until when. */
export function AssignForm({
  post,
  today,
  onDone,
  onClose,
}: {
  post: VolunteerPost;
  today: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const [who, setWho] = useState<{ id: string; label: string } | null>(null);
  const [typed, setTyped] = useState('');
  const [days, setDays] = useState({ fromDay: today, untilDay: '' });
  const [wrong, setWrong] = useState('');
  const { form, focus, enterTo } = useFormFocus('volunteer');
  const text = typed.trim();
  const found = useQuery({
    ...query.volunteers.list.queryOptions({ input: { text, limit: 8 } }),
    enabled: text !== '',
  });
  const assign = useMutation(
    query.volunteerPosts.assign.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.volunteerPosts.key() });
        onDone();
      },
    }),
  );
  const save = () => {
    if (assign.isPending) return;
    const fromDay = readTypedDate(days.fromDay);
    const untilDay = days.untilDay.trim() === '' ? null : readTypedDate(days.untilDay);
    const fault = (field: string, sentence: string) => {
      setWrong(sentence);
      focus(field);
    };
    if (who === null) return fault('volunteer', '还没有选人');
    if (fromDay === null) return fault('fromDay', DAYS.fromDay.wrong);
    if (untilDay === null && days.untilDay.trim() !== '') return fault('untilDay', DAYS.untilDay.wrong);
    if (untilDay !== null && untilDay < fromDay) return fault('untilDay', `要在 ${fromDay} 或以后`);
    setWrong('');
    assign.mutate({ postId: post.id, volunteerId: who.id, fromDay, untilDay });
  };
  useShortcut('Ctrl+Enter', '安排上岗', save);
  const volunteers = found.data?.rows ?? [];
  return (
    <SidePanel title={`${post.name}　安排上岗`} narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <span>志愿者</span>
        <PickBox
          field="volunteer"
          label="志愿者"
          placeholder="姓名、拼音首字母、电话"
          picked={who ? [who] : []}
          options={volunteers.map(({ id, name, centreName, phone }) => ({
            ...{ id, label: name, initials: text.toLowerCase() },
            about: `${centreName.replace('党群服务中心', '')}　${phone && `尾号 ${phone.slice(-4)}`}`,
          }))}
          onText={setTyped}
          onPick={(id) => {
            const one = volunteers.find((other) => other.id === id);
            if (one) setWho({ id, label: one.name });
          }}
          onRemove={() => setWho(null)}
          onEnter={() => focus('fromDay')}
        />
        {(['fromDay', 'untilDay'] as const).map((field) => (
          <Labelled key={field} label={DAYS[field].label}>
            {(id) => (
              <TextField
                id={id}
                data-field={field}
                value={days[field]}
                maxLength={20}
                placeholder="如 2026-12-31"
                onChange={(event) => setDays({ ...days, [field]: event.target.value })}
                onKeyDown={enterTo(() => (field === 'fromDay' ? focus('untilDay') : save()))}
              />
            )}
          </Labelled>
        ))}
        {(wrong || assign.error) && (
          <p className={styles.wrong} role="alert">
            {wrong || explainError(assign.error)}
          </p>
        )}
        <Button
          kind="primary"
          size="large"
          className={styles.save}
          disabled={assign.isPending}
          onClick={save}
        >
          安排上岗　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
