import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { RecordRequest } from '#shared/contract/records.ts';
import { explainError } from '#shared/wording/errors.ts';
import { notFilledIn } from '#shared/wording/not-filled-in.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { Code } from '../../components/code.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './records-page.module.css';

/** What the town answered comes with the sync, behind the window's back. */
const EVERY_MS = 10_000;
const EMPTY = { number: '', name: '', reason: '' };
const FIELDS = [
  ['number', '公民身份号码', '照着身份证输入'],
  ['name', '姓名', '和身份证上一致'],
  ['reason', '为什么要调阅', '如 到本中心办高龄津贴。镇里和本中心都会记下'],
] as const;
const NAMES = Object.fromEntries(FIELDS.map(([field, label]) => [field, label]));

/** 调阅: somebody whom nobody knows here has been served elsewhere; the town is asked for the records. */
export function RecordsPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const list = useQuery(query.records.list.queryOptions({ refetchInterval: EVERY_MS }));
  const ask = useMutation(
    query.records.ask.mutationOptions({
      onSuccess: () => {
        setAnswers(EMPTY);
        focus('number');
        void queryClient.invalidateQueries({ queryKey: query.records.key() });
      },
    }),
  );
  const [answers, setAnswers] = useState(EMPTY);
  const [wanting, setWanting] = useState<string | null>(null);
  const { form, focus, enterTo } = useFormFocus('number');
  const send = () => {
    const lacking = FIELDS.find(([field]) => !answers[field].trim())?.[0] ?? null;
    setWanting(lacking);
    if (lacking) focus(lacking);
    else if (!ask.isPending) ask.mutate({ identityKind: 'resident-id', ...answers });
  };
  useUsable('records', list.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Ctrl+Enter', '请镇里给资料', send);
  if (list.error) {
    return <PageFault error={list.error} onRetry={() => list.refetch()} />;
  }
  const open = ({ residentId }: RecordRequest) => {
    if (residentId) void navigate({ to: '/residents/$residentId', params: { residentId } });
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>调阅</h1>
        <span className={styles.quiet}>
          本机查不到、在别的中心登记过的人，可以请镇里给他的资料和办件。没有连线也可以提，连上后自动送出
        </span>
      </header>
      <div ref={form} className={styles.form}>
        {FIELDS.map(([field, label, placeholder], at) => (
          <div key={field} className={styles.field}>
            <label htmlFor={`records-${field}`}>{label}</label>
            <TextField
              id={`records-${field}`}
              data-field={field}
              value={answers[field]}
              maxLength={field === 'reason' ? 200 : 40}
              invalid={wanting === field}
              placeholder={placeholder}
              onChange={(event) => {
                setWanting(null);
                setAnswers({ ...answers, [field]: event.target.value });
              }}
              onKeyDown={enterTo(() => {
                const next = FIELDS[at + 1];
                if (next) focus(next[0]);
                else send();
              })}
            />
          </div>
        ))}
        {(wanting || ask.error) && (
          <p className={styles.wrong} role="alert">
            {wanting ? notFilledIn(NAMES, wanting) : explainError(ask.error)}
          </p>
        )}
        <Button kind="primary" disabled={ask.isPending} onClick={send}>
          请镇里给资料　Ctrl+Enter
        </Button>
      </div>
      <section aria-label="调阅过的">
        {list.isPending && <p className={styles.quiet}>正在读取</p>}
        {list.data?.length === 0 && <p className={styles.quiet}>还没有调阅过</p>}
        {list.data?.map((one) => (
          <p key={one.id} className={styles.row}>
            <span>{one.name}</span>
            <Code>{groupIdentityNumber(one.maskedNumber)}</Code>
            <span>{dayAndTime(one.madeAt)}</span>
            <span>{one.reason}</span>
            <span className={styles[one.state]}>{stateWord(one)}</span>
            {one.residentId && (
              <Button size="small" onClick={() => open(one)}>
                打开
              </Button>
            )}
          </p>
        ))}
      </section>
    </div>
  );
}

function stateWord({ state, residentId, cases }: RecordRequest): string {
  if (state === 'waiting') return '等镇里答复';
  if (state === 'nobody') return '镇里没有这个号码和姓名';
  return residentId ? `已给，办件 ${cases} 件` : '已给，正在送来';
}
