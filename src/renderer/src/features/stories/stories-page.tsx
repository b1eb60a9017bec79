import { useInfiniteQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import rows from '../../components/list-rows.module.css';
import page from '../../components/page.module.css';
import { PageFault } from '../../components/page-fault.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './stories-page.module.css';
import { StoryPanel } from './story-panel.tsx';

const HINTS = { '↑ ↓': '上下选故事', Enter: '打开' };

/** 老党员讲古: what the veterans told, in text and in their own voices. */
export function StoriesPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const writes = role === 'clerk' || role === 'manager' || role === 'administrator';
  const frame = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<string | 'new' | null>(null);
  const list = useInfiniteQuery(
    query.stories.list.infiniteOptions({
      input: (before: { toldOn: string; id: string } | null) => ({ before }),
      initialPageParam: null,
      getNextPageParam: ({ stories, more }) => {
        const last = stories.at(-1);
        return more && last ? { toldOn: last.toldOn, id: last.id } : undefined;
      },
    }),
  );
  const stories = list.data?.pages.flatMap((part) => part.stories) ?? [];
  const { active, setActive, onKeyDown } = useListKeys(stories.length, (at) =>
    setOpened(stories[at]?.id ?? null),
  );
  useKeyHints(HINTS);
  useUsable('stories', list.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+N', '记一个故事', () => setOpened('new'), { enabled: writes && opened === null });
  useEffect(() => {
    if (list.isSuccess && opened === null) frame.current?.focus();
  }, [list.isSuccess, opened]);
  if (list.error) {
    return <PageFault error={list.error} onRetry={() => list.refetch()} />;
  }
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>老党员讲古</h1>
        <span className={page.hint}>文字和录音加密存在本机，联网后传到镇里</span>
        {writes && (
          <Button
            kind={opened === null ? 'primary' : 'plain'}
            className={styles.new}
            onClick={() => setOpened('new')}
          >
            记一个故事　Alt+N
          </Button>
        )}
      </header>
      <div
        ref={frame}
        className={`${rows.frame} ${styles.stories}`}
        role="listbox"
        aria-label="故事"
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        {list.isSuccess && stories.length === 0 && (
          <p className={rows.empty}>还没有故事。{writes ? '按 Alt+N 记下第一个' : '记下以后列在这里'}</p>
        )}
        {stories.map((story, at) => (
          <div
            key={story.id}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={rows.row}
            onClick={() => {
              setActive(at);
              setOpened(story.id);
            }}
            onKeyDown={() => undefined}
          >
            <span>{story.title}</span>
            <span>{story.teller}</span>
            <span>{story.toldOn}</span>
            <span>{story.hasRecording ? '♪ 有录音' : ''}</span>
          </div>
        ))}
        {list.hasNextPage && (
          <Button kind="text" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            再看更早的
          </Button>
        )}
      </div>
      {opened && (
        <StoryPanel
          key={opened}
          id={opened === 'new' ? null : opened}
          writes={writes}
          onSaved={setOpened}
          onClose={() => setOpened(null)}
        />
      )}
    </div>
  );
}
