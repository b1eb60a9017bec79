import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import type { ImportPreview } from '#shared/contract/catalogue.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import styles from './import-page.module.css';
import { ImportPreviewView } from './import-preview.tsx';
import { refreshCatalogue } from './use-items.ts';

/** The same limit as core's: a larger file need not cross at all. */
const LARGEST = 5 * 1024 * 1024;

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768)
    text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}

const mayBeTaken = (preview: ImportPreview | undefined) =>
  preview !== undefined && preview.problems.length === 0 && preview.added.length + preview.changed.length > 0;

/** 导入事项: choose a file, look at what it would do, take all of it or nothing. */
export function CatalogueImportPage() {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; content: string } | null>(null);
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState('');
  const preview = useMutation(query.catalogue.previewImport.mutationOptions());
  const taking = useMutation(query.catalogue.importFile.mutationOptions({ onSuccess: refreshCatalogue }));

  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    preview.reset();
    taking.reset();
    setFile(null);
    setRefused(chosen.size > LARGEST ? '文件超过 5 MB，没有读。请拆成几份再导入' : '');
    if (chosen.size > LARGEST) return;
    const read = { name: chosen.name, content: await base64Of(chosen) };
    setFile(read);
    preview.mutate(read);
  };
  const ready = mayBeTaken(preview.data) && !taking.isSuccess;
  const take = () => {
    if (file && ready && !taking.isPending) taking.mutate(file);
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void choose(event.dataTransfer.files[0]);
  };
  useUsable('catalogue-import', true);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Ctrl+O', '选择文件', () => input.current?.click());
  useShortcut('Ctrl+Enter', '导入', take);

  const error = preview.error ?? taking.error;
  const done = taking.data;
  return (
    <section className={styles.page} aria-label="导入事项">
      <header className={styles.head}>
        <h1>导入事项</h1>
        <Button kind={ready ? 'plain' : 'primary'} autoFocus onClick={() => input.current?.click()}>
          选择文件　Ctrl+O
        </Button>
        {ready && (
          <Button kind="primary" disabled={taking.isPending} onClick={take}>
            导入：新增 {preview.data?.added.length} 项，更新 {preview.data?.changed.length} 项　Ctrl+Enter
          </Button>
        )}
      </header>
      <fieldset
        aria-label="拖放文件"
        className={styles.drop}
        data-over={over || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {file ? file.name : '把导出的 Excel 或 CSV 文件拖到这里，或按“选择文件”'}
        <span className={styles.quiet}>先看会改什么，再决定导入；有一处不对，整个文件都不导入</span>
        <input
          ref={input}
          className={styles.file}
          type="file"
          tabIndex={-1}
          aria-label="要导入的文件"
          accept=".xlsx,.csv"
          onChange={(event) => {
            void choose(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </fieldset>
      {preview.isPending && <p className={styles.quiet}>正在核对文件</p>}
      {(refused || error) && (
        <p className={styles.said} role="alert">
          {refused || explainError(error)}
        </p>
      )}
      {done && (
        <p className={styles.said} role="status">
          已导入：新增 {done.added} 项，更新 {done.changed} 项，没有变化 {done.unchanged} 项
        </p>
      )}
      {preview.data && !done && <ImportPreviewView preview={preview.data} />}
    </section>
  );
}
