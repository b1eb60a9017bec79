import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { VolunteerImport } from '#shared/contract/volunteers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { explainImportProblem } from '#shared/wording/import-problems.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { FileChoice } from '../../components/file-choice.tsx';
import { readFileAsBase64 } from '../../components/read-file.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { AlikeLines } from './alike-lines.tsx';
import styles from './volunteers-page.module.css';

const WHAT = { new: '新增', change: '更改', same: '没有变化' } as const;

/** 导入名册: choose a file, see line by line what it would do, take it in whole or not at all. */
export function ImportPanel({ onClose }: { onClose: () => void }) {
  const [file, setFile] = useState<{ name: string; content: string } | null>(null);
  const [preview, setPreview] = useState<VolunteerImport | null>(null);
  const [reason, setReason] = useState('');
  const look = useMutation(query.volunteers.previewImport.mutationOptions({ onSuccess: setPreview }));
  const take = useMutation(
    query.volunteers.import.mutationOptions({
      onSuccess: () => {
        onClose();
        return queryClient.invalidateQueries({ queryKey: query.volunteers.key() });
      },
    }),
  );
  const changes = preview?.lines.filter(({ what }) => what !== 'same').length ?? 0;
  const alike = preview?.lines.filter((line) => line.alike.length > 0 || line.alikeLine !== null) ?? [];
  const said = alike.length === 0 || reason.trim() !== '';
  const ready = file !== null && preview !== null && preview.problems.length === 0 && changes > 0 && said;
  const save = () => ready && !take.isPending && take.mutate({ ...file, notSameReason: reason });
  useShortcut('Ctrl+Enter', '导入', save);
  const error = look.error ?? take.error;
  return (
    <SidePanel title="导入名册" onClose={onClose}>
      <div className={styles.panel}>
        <div className={styles.apart}>
          <FileChoice
            label="选名册"
            accept=".xlsx,.csv"
            about="第一行是列名，要有“姓名”“证件号码”两列。已登记的按证件号码对应，空格不改"
            disabled={look.isPending || take.isPending}
            onFile={(chosen) => {
              setPreview(null);
              setReason('');
              void readFileAsBase64(chosen).then((content) => {
                const read = { name: chosen.name, content };
                setFile(read);
                look.mutate(read);
              });
            }}
          />
        </div>
        {error && (
          <p className={styles.wrong} role="alert">
            {explainError(error)}
          </p>
        )}
        {preview && preview.problems.length > 0 && (
          <>
            <h3>有 {preview.problems.length} 处要改，整份都没有导入</h3>
            {preview.problems.slice(0, 200).map((problem) => (
              <p key={`${problem.line} ${problem.column} ${problem.code}`}>{explainImportProblem(problem)}</p>
            ))}
          </>
        )}
        {preview && preview.problems.length === 0 && (
          <>
            <h3>
              新增 {preview.lines.filter(({ what }) => what === 'new').length} 人，更改{' '}
              {preview.lines.filter(({ what }) => what === 'change').length} 人，没有变化{' '}
              {preview.lines.filter(({ what }) => what === 'same').length} 人
            </h3>
            {alike.length > 0 && <AlikeLines lines={alike} reason={reason} onReason={setReason} />}
            <Button kind="primary" disabled={!ready || take.isPending} onClick={save}>
              导入 {changes} 人　Ctrl+Enter
            </Button>
            {preview.lines.slice(0, 500).map(({ line, name, what, columns }) => (
              <div key={line} className={styles.line} data-gone={what === 'same' || undefined}>
                <span className={styles.day}>第 {line} 行</span>
                <strong>{name}</strong>
                <span>{WHAT[what]}</span>
                <span className={styles.grow}>{columns.join('、')}</span>
              </div>
            ))}
          </>
        )}
      </div>
    </SidePanel>
  );
}
