import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Story } from '#shared/contract/stories.ts';
import { explainError } from '#shared/wording/errors.ts';
import { recordingWord } from '#shared/wording/sync.ts';
import { core, query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { FileChoice } from '../../components/file-choice.tsx';
import styles from './stories-page.module.css';

/** The voice that told a story: heard, put in the place of another, taken out. */
export function Recording({ story, writes }: { story: Story; writes: boolean }) {
  const [source, setSource] = useState<string | null>(null);
  const set = useMutation(
    query.stories.setRecording.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(query.stories.get.queryKey({ input: { id: now.id } }), now);
        void queryClient.invalidateQueries({ queryKey: query.stories.list.key() });
        setSource(null);
      },
    }),
  );
  const open = useMutation({
    mutationFn: () => core.stories.openRecording({ id: story.id }),
    onSuccess: (file) => {
      setSource(URL.createObjectURL(file));
      void queryClient.invalidateQueries({ queryKey: query.stories.get.key({ input: { id: story.id } }) });
    },
  });
  useEffect(() => (source === null ? undefined : () => URL.revokeObjectURL(source)), [source]);
  const error = set.error ?? open.error;
  return (
    <div className={styles.recording}>
      {story.hasRecording && (
        <>
          <span>♪ {story.recordingName}</span>
          {story.recordingState && <span className={styles.hint}>{recordingWord(story.recordingState)}</span>}
          {source === null ? (
            <Button disabled={open.isPending} onClick={() => open.mutate()}>
              {open.isPending && story.recordingState === 'at-town' ? '正在从镇里取，可以先做别的' : '听录音'}
            </Button>
          ) : (
            // biome-ignore lint/a11y/useMediaCaption: what is said stands in the text above
            <audio src={source} controls autoPlay />
          )}
          {writes && (
            <Button
              kind="text"
              disabled={set.isPending}
              onClick={() => set.mutate({ id: story.id, file: null })}
            >
              去掉录音
            </Button>
          )}
        </>
      )}
      {writes && (
        <FileChoice
          label={story.hasRecording ? '换一段录音' : '加录音'}
          accept=".mp3,.m4a,.mp4,.wav,.ogg"
          about={set.isPending ? '正在存' : '手机或录音笔录的文件，也可以拖到这里'}
          disabled={set.isPending}
          onFile={(file) => set.mutate({ id: story.id, file })}
        />
      )}
      {error && (
        <p className={styles.fault} role="alert">
          {explainError(error)}
        </p>
      )}
    </div>
  );
}
