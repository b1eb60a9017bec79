import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { addMonths } from '#shared/domain/months.ts';
import { explainError } from '#shared/wording/errors.ts';
import { monthWord } from '#shared/wording/report-figures.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { FileChoice } from '../../components/file-choice.tsx';
import { Select } from '../../components/select.tsx';
import { NewTemplate } from './new-template.tsx';
import { PlaceholderList } from './placeholder-list.tsx';
import { monthsToChoose } from './report-period.ts';
import styles from './template-page.module.css';
import { TemplateTable } from './template-table.tsx';
import { useTemplateFile } from './use-template-file.ts';

/** 上级报表: spreadsheets of upper offices, kept once and filled every month. */
export function TemplatePage() {
  const { data: status } = useQuery(query.system.status.queryOptions());
  if (!status) return null;
  return <TemplatesOf today={status.today} />;
}

function TemplatesOf({ today }: { today: string }) {
  const router = useRouter();
  const role = useStore(session)?.role;
  const mayKeep = role === 'manager' || role === 'administrator';
  // The month that is reported is, as a rule, the one that is over.
  const [month, setMonth] = useState(() => addMonths(today.slice(0, 7), -1));
  const { data: templates, error } = useQuery(query.reportTemplates.list.queryOptions());
  const chosen = useTemplateFile(month);
  const fill = useMutation(query.reportTemplates.fill.mutationOptions());
  const remove = useMutation(
    query.reportTemplates.remove.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: query.reportTemplates.key() }),
    }),
  );
  useUsable('report-templates', templates !== undefined);
  useShortcut('Escape', '返回', () => router.history.back());
  if (error) return <p className={styles.empty}>{explainError(error)}</p>;
  if (!templates) return null;
  const fault = fill.error ?? remove.error;
  let said = '';
  if (fault) said = explainError(fault);
  else if (fill.isPending) said = '正在填写';
  else if (fill.data?.path) said = `已存到 ${fill.data.path}`;
  else if (chosen.stored) said = `已存为模板“${chosen.stored.name}”`;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>上级报表</h1>
        <Select
          aria-label="填哪个月"
          value={month}
          options={monthsToChoose(today).map((one) => ({ value: one, label: monthWord(one) }))}
          onChange={setMonth}
        />
        <span role="status" className={styles.word} title={said}>
          {said}
        </span>
      </header>
      {mayKeep && !chosen.file && (
        <FileChoice
          label="选择 Excel 表"
          focused
          accept=".xlsx"
          about="存一个上级下发的 .xlsx 表作模板，也可以拖到这里。先核对占位符，再决定存"
          disabled={chosen.busy}
          onFile={(file) => {
            fill.reset();
            void chosen.look(file);
          }}
        />
      )}
      <div className={styles.body}>
        {chosen.file ? (
          <NewTemplate key={chosen.file.content} chosen={chosen} firstDay={`${month}-01`} />
        ) : (
          <TemplateTable
            templates={templates}
            month={month}
            mayRemove={mayKeep}
            busy={fill.isPending || remove.isPending}
            onFill={(id) => fill.mutate({ id, month })}
            onRemove={(id) => {
              fill.reset();
              remove.mutate({ id });
            }}
          />
        )}
        <PlaceholderList month={month} />
      </div>
    </div>
  );
}
