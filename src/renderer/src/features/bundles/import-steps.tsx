import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportedBundle, InspectedBundle } from '#shared/contract/bundles.ts';
import { BUNDLE_ENDING, BUNDLE_LARGEST } from '#shared/sync/bundle-file.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { FileChoice } from '../../components/file-choice.tsx';
import { readFileAsBase64 } from '../../components/read-file.ts';
import styles from './bundles-page.module.css';
import { Steps } from './steps.tsx';

const NAMES = ['插好U盘，选文件', '核对文件', '导入'];

/** Three steps: the file on the stick, what it says it is, and what came of it. */
export function ImportSteps({ onDone }: { onDone: () => void }) {
  const [content, setContent] = useState<string | null>(null);
  const [unreadable, setUnreadable] = useState('');
  const looking = useMutation(query.bundles.inspect.mutationOptions());
  const taking = useMutation(
    query.bundles.import.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
  const choose = async (file: File) => {
    looking.reset();
    taking.reset();
    setContent(null);
    setUnreadable('');
    if (file.size > BUNDLE_LARGEST) {
      setUnreadable(explainError({ code: 'BUNDLE_REFUSED', data: { why: 'too-large' } }));
      return;
    }
    try {
      const read = await readFileAsBase64(file);
      setContent(read);
      looking.mutate({ content: read });
    } catch {
      setUnreadable('这个文件读不出来，没有导入，本机的记录没有变。请重新插一次U盘再试');
    }
  };
  const take = () => {
    if (content !== null && !taking.isPending) taking.mutate({ content });
  };
  if (taking.data) {
    return (
      <Steps names={NAMES} at={2}>
        <ImportDone done={taking.data} onDone={onDone} />
      </Steps>
    );
  }
  const error = looking.error ?? taking.error;
  const wrong = unreadable || (error ? explainError(error) : '');
  if (!looking.data || content === null) {
    return (
      <Steps names={NAMES} at={0}>
        <p>把U盘插到电脑上，选镇里或别的中心给的文件。</p>
        <FileChoice
          label="选文件"
          accept={`.${BUNDLE_ENDING}`}
          about="也可以把文件拖到这里"
          focused
          onFile={(file) => void choose(file)}
        />
        {looking.isPending && <p role="status">正在核对文件</p>}
        {wrong && (
          <p className={styles.wrong} role="alert">
            {wrong}
          </p>
        )}
      </Steps>
    );
  }
  return (
    <Steps names={NAMES} at={1}>
      <Inside found={looking.data} />
      {wrong && (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
      <Button kind="primary" autoFocus aria-disabled={taking.isPending} onClick={take}>
        {taking.isPending ? '正在导入' : '导入　Enter'}
      </Button>
    </Steps>
  );
}

function Inside({ found: { fromName, madeAt, records, answers } }: { found: InspectedBundle }) {
  return (
    <>
      <p className={styles.sum} role="status">
        {fromName}导出的文件，{dayAndTime(madeAt)}
      </p>
      <ul className={styles.kinds}>
        {answers > 0 && (
          <li>
            <span>镇里对本中心记录的答复</span>
            <span className={styles.count}>{answers} 条</span>
          </li>
        )}
        <li>
          <span>别处的记录</span>
          <span className={styles.count}>{records} 条</span>
        </li>
      </ul>
      <p className={styles.about}>文件没有损坏，也没有被改动过。同一份导入两次不会重复</p>
    </>
  );
}

function ImportDone({ done, onDone }: { done: ImportedBundle; onDone: () => void }) {
  const { confirmed, refused, received, parked, setAside } = done;
  const said = [
    confirmed > 0 && `镇里已收下本中心的 ${confirmed} 条`,
    refused > 0 && `镇里退回 ${refused} 条，在“同步”里看原因`,
    received > 0 && `收到别处的 ${received} 条`,
    parked > 0 && `有 ${parked} 条要升级后才能显示，已经存好`,
    setAside > 0 && `有 ${setAside} 条要等镇里确认，已经存好`,
  ].filter((sentence) => sentence !== false);
  return (
    <>
      <p className={styles.sum} role="status">
        已导入{done.fromName}的文件
      </p>
      <ul className={styles.next}>
        {said.length === 0 && <li>里面的内容以前都收过，没有变化。</li>}
        {said.map((sentence) => (
          <li key={sentence}>{sentence}。</li>
        ))}
      </ul>
      <Button kind="primary" autoFocus onClick={onDone}>
        完成　Enter
      </Button>
    </>
  );
}
