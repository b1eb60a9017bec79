import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './volunteers-page.module.css';

const OUTCOMES = {
  printed: '已送到打印机',
  'no-printer': '没有找到打印机，证明已保存，可稍后补打或另存为 PDF',
  'printer-failed': '打印机没有响应，证明已保存，可稍后补打',
} as const;

/** 志愿服务记录证明 of a volunteer: issued for a span of days, printed or saved at any time afterwards. */
export function CertificateLines({
  volunteerId,
  firstDay,
  today,
  writes,
}: {
  volunteerId: string;
  /** The first day of service that can be certified: since registration. */
  firstDay: string;
  today: string;
  writes: boolean;
}) {
  const me = useStore(session);
  const options = query.certificates.ofVolunteer.queryOptions({ input: { volunteerId } });
  const list = useQuery(options);
  const [open, setOpen] = useState(false);
  const [span, setSpan] = useState({ fromDay: firstDay, untilDay: today, inCharge: me?.name ?? '' });
  const [said, setSaid] = useState('');
  const fails = { onError: (error: Error) => setSaid(explainError(error)) };
  const print = useMutation(
    query.certificates.print.mutationOptions({
      ...fails,
      onSuccess: ({ outcome }) => setSaid(OUTCOMES[outcome]),
    }),
  );
  const save = useMutation(
    query.certificates.savePdf.mutationOptions({
      ...fails,
      onSuccess: ({ path }) => setSaid(path ? `已存到 ${path}` : ''),
    }),
  );
  const issue = useMutation(
    query.certificates.issue.mutationOptions({
      ...fails,
      onSuccess: async ({ number }) => {
        await queryClient.invalidateQueries(options);
        setOpen(false);
        print.mutate({ number });
      },
    }),
  );
  const busy = issue.isPending || print.isPending || save.isPending;
  const begin = () => setOpen(true);
  const give = () => open && !busy && issue.mutate({ volunteerId, ...span });
  useShortcut('Alt+Z', '开记录证明', begin, { enabled: writes });
  useShortcut('Ctrl+Enter', '开证明并打印', give, { enabled: open });
  const field = (name: keyof typeof span, label: string, focus = false) => (
    <Labelled label={label}>
      {(id) => (
        <TextField
          id={id}
          autoFocus={focus}
          value={span[name]}
          maxLength={60}
          onChange={(event) => setSpan({ ...span, [name]: event.target.value.trim() })}
        />
      )}
    </Labelled>
  );
  return (
    <>
      <h3>
        志愿服务记录证明　{list.data?.length ?? 0}
        {writes && !open && (
          <Button size="small" className={styles.inHead} onClick={begin}>
            开证明　Alt+Z
          </Button>
        )}
      </h3>
      {open && (
        <div className={styles.span}>
          {field('fromDay', '从哪天', true)}
          {field('untilDay', '到哪天（含这天）')}
          {field('inCharge', '负责人')}
          <Button kind="primary" disabled={busy} onClick={give}>
            开证明并打印　Ctrl+Enter
          </Button>
        </div>
      )}
      {said && <p role="status">{said}</p>}
      {(list.data ?? []).map(({ number, fromDay, untilDay, minutes, withdrawnReason }) => (
        <div key={number} className={styles.line} data-gone={withdrawnReason !== null || undefined}>
          <Code>{number}</Code>
          <span className={styles.grow}>
            {fromDay} 至 {untilDay}　{hoursWord(minutes)}
            {withdrawnReason !== null && `　已撤回：${withdrawnReason}`}
          </span>
          <Button size="small" disabled={busy} onClick={() => print.mutate({ number })}>
            打印
          </Button>
          <Button size="small" disabled={busy} onClick={() => save.mutate({ number })}>
            存为 PDF
          </Button>
        </div>
      ))}
    </>
  );
}
