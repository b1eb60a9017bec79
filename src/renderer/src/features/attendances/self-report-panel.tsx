import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityLine } from '#shared/contract/activities.ts';
import type { AttendanceLine } from '#shared/contract/attendances.ts';
import { addCalendarDays, localDateInShanghai } from '#shared/domain/local-date.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { PickBox } from '../activities/pick-box.tsx';
import styles from './attendance-page.module.css';
import { clockWord, instantAt } from './times.ts';

/** How far back somebody may report what he did. */
const reportedDays = 90;
const LINES = [
  { field: 'from', label: '从几点', most: 5 },
  { field: 'until', label: '到几点', most: 5 },
  { field: 'travel', label: '其中路上（分钟，不算服务）', most: 3 },
  { field: 'content', label: '做了什么', most: 200 },
] as const;
type Field = (typeof LINES)[number]['field'];

/** 自报: what a volunteer says he did at an activity where nobody signed him in. It waits until the organiser confirms it. */
export function SelfReportPanel({
  onDone,
  onClose,
}: {
  onDone: (line: AttendanceLine) => void;
  onClose: () => void;
}) {
  const [who, setWho] = useState<{ id: string; label: string } | null>(null);
  const [typed, setTyped] = useState('');
  const [activity, setActivity] = useState<ActivityLine | null>(null);
  const [values, setValues] = useState<Record<Field, string>>({
    from: '',
    until: '',
    travel: '',
    content: '',
  });
  const [wrong, setWrong] = useState('');
  const { form, focus, enterTo } = useFormFocus('volunteer');
  const text = typed.trim();
  const found = useQuery({
    ...query.volunteers.list.queryOptions({ input: { text, limit: 8 } }),
    enabled: text !== '',
  });
  const status = useQuery(query.system.status.queryOptions());
  const today = status.data?.today ?? '';
  const span = { from: today && addCalendarDays(today, -reportedDays), until: today, siteNumber: null };
  const activities = useQuery({
    ...query.activities.list.queryOptions({ input: span }),
    enabled: today !== '',
  });
  const over = (activities.data ?? [])
    .filter(({ state, endsAt }) => state !== 'cancelled' && Date.parse(endsAt) <= Date.now())
    .reverse();
  const report = useMutation(
    query.attendances.report.mutationOptions({
      onSuccess: async (line) => {
        await queryClient.invalidateQueries({ queryKey: query.attendances.key() });
        onDone(line);
      },
    }),
  );
  const choose = (id: string) => {
    const one = over.find((other) => other.id === id) ?? null;
    setActivity(one);
    if (one) setValues({ ...values, from: clockWord(one.startsAt), until: clockWord(one.endsAt) });
  };
  const save = () => {
    if (report.isPending) return;
    const signedInAt = activity && instantAt(activity.startsAt, values.from);
    const signedOutAt = activity && instantAt(activity.startsAt, values.until);
    const fault = (field: string, sentence: string) => {
      setWrong(sentence);
      focus(field);
    };
    if (who === null) return fault('volunteer', '还没有选志愿者');
    if (activity === null) return fault('activity', '还没有选活动');
    if (!signedInAt) return fault('from', '时间要写成 19:30');
    if (!signedOutAt || signedOutAt <= signedInAt) return fault('until', '要晚于开始的时间，写成 19:30');
    if (!/^\d{0,3}$/.test(values.travel.trim())) return fault('travel', '路上写整数的分钟，没有就空着');
    if (values.content.trim() === '') return fault('content', '做了什么还没有填，负责人核对时要看');
    setWrong('');
    const travelMinutes = Number(values.travel);
    const line = { who: { volunteerId: who.id }, signedInAt, signedOutAt, travelMinutes };
    report.mutate({ activityId: activity.id, line: { ...line, content: values.content.trim() } });
  };
  useShortcut('Ctrl+Enter', '记下自报', save);
  const volunteers = found.data?.rows ?? [];
  return (
    <SidePanel title="记自报服务" narrow onClose={onClose}>
      <div ref={form} className={styles.form}>
        <p className={styles.hint}>
          志愿者说自己参加了、当时没有签到的，记在这里，等活动负责人确认。没有这个活动的，先在日程里补
        </p>
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
          onEnter={() => focus('activity')}
        />
        <span>活动（{reportedDays} 天内已经结束的）</span>
        <PickBox
          field="activity"
          label="活动"
          placeholder="活动名称或日期，如 11-22"
          picked={activity ? [{ id: activity.id, label: labelOf(activity) }] : []}
          options={over.map((one) => ({
            ...{ id: one.id, label: labelOf(one), about: one.centreName.replace('党群服务中心', '') },
          }))}
          onPick={choose}
          onRemove={() => setActivity(null)}
          onEnter={() => focus('from')}
        />
        {LINES.map(({ field, label, most }, at) => (
          <Labelled key={field} label={label}>
            {(id) => (
              <TextField
                id={id}
                data-field={field}
                value={values[field]}
                maxLength={most}
                onChange={(event) => setValues({ ...values, [field]: event.target.value })}
                onKeyDown={enterTo(() => {
                  const next = LINES[at + 1];
                  if (next) focus(next.field);
                  else save();
                })}
              />
            )}
          </Labelled>
        ))}
        {(wrong || report.error) && (
          <p className={styles.wrong} role="alert">
            {wrong || explainError(report.error)}
          </p>
        )}
        <Button
          kind="primary"
          size="large"
          className={styles.save}
          disabled={report.isPending}
          onClick={save}
        >
          记下自报　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}

const labelOf = ({ name, startsAt }: ActivityLine) =>
  `${name}　${localDateInShanghai(startsAt)} ${clockWord(startsAt)}`;
