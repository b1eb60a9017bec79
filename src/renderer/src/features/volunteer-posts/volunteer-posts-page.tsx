import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { VolunteerPost } from '#shared/contract/volunteer-posts.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { Select } from '../../components/select.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { PostForm } from './post-form.tsx';
import { PostPanel } from './post-panel.tsx';
import styles from './volunteer-posts-page.module.css';

const HINTS = { '↑ ↓': '选岗位', Enter: '打开' };

/** 设岗定责: the posts of volunteers with their duties, who holds them, and which are vacant. */
export function VolunteerPostsPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const writes = role === 'manager' || role === 'administrator';
  const [text, setText] = useState('');
  const [chosenSite, setChosenSite] = useState<string | null>(null);
  const [onlyVacant, setOnlyVacant] = useState(false);
  const [shown, setShown] = useState<{ id: string | null } | null>(null);
  const status = useQuery(query.system.status.queryOptions());
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const siteNumber = chosenSite ?? status.data?.centre.siteNumber ?? '';
  const list = useQuery({
    ...query.volunteerPosts.list.queryOptions({ input: siteNumber === '' ? {} : { siteNumber } }),
    enabled: status.isSuccess,
    placeholderData: keepPreviousData,
  });
  const all = list.data ?? [];
  const lines = all.filter((post) => (!onlyVacant || post.vacancies > 0) && isFound(post, text.trim()));
  const lacking = all.reduce((sum, { vacancies }) => sum + vacancies, 0);
  const open = ({ id }: VolunteerPost) => setShown({ id });
  const keys = useListKeys(lines.length, (index) => lines[index] && open(lines[index]), {
    resetKey: `${text} ${siteNumber} ${onlyVacant}`,
  });
  useKeyHints(HINTS);
  useUsable('volunteer-posts', list.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '设岗位', () => setShown({ id: null }), { enabled: writes });
  useShortcut('Alt+3', '只看缺人的', () => setOnlyVacant((now) => !now));
  const error = list.error ?? status.error;
  if (error) {
    return <PageFault error={error} onRetry={() => Promise.all([status.refetch(), list.refetch()])} />;
  }
  const centreChoices = centres.data ?? [];
  const opened = all.find(({ id }) => id === shown?.id);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>设岗定责</h1>
        <SearchBox
          autoFocus
          text={text}
          onText={setText}
          className={styles.search}
          maxLength={60}
          aria-label="查岗位"
          placeholder="岗位、职责、在岗的人"
          onKeyDown={keys.onKeyDown}
        />
        <Select
          aria-label="中心"
          value={siteNumber}
          onChange={setChosenSite}
          options={[
            { value: '', label: '全部中心' },
            ...centreChoices.map((centre) => ({ value: centre.siteNumber, label: centre.name })),
          ]}
        />
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={onlyVacant}
            onChange={({ target }) => setOnlyVacant(target.checked)}
          />
          只看缺人　Alt+3
        </label>
        <span className={styles.grow} role="status">
          {list.data && `${all.length} 个岗位，缺 ${lacking} 人`}
        </span>
        {writes && (
          <Button kind={shown ? 'plain' : 'primary'} onClick={() => setShown({ id: null })}>
            设岗位　Alt+1
          </Button>
        )}
      </header>
      <RowList
        label="设岗定责"
        columns={styles.columns}
        head={
          <>
            <span>岗位</span>
            <span>中心</span>
            <span>职责</span>
            <span>时间</span>
            <span>在岗</span>
            <span>缺额</span>
          </>
        }
        rows={lines}
        idOf={({ id }) => `post-${id}`}
        keys={keys}
        onOpen={open}
        empty={list.isSuccess && emptyWord(all.length, onlyVacant && text === '', writes)}
        cells={(post) => (
          <>
            <strong>{post.name}</strong>
            <span>{post.centreName.replace('党群服务中心', '')}</span>
            <span title={post.duties}>{post.duties}</span>
            <span>{post.times || '—'}</span>
            <span>{holderNames(post) || '没有人'}</span>
            <span data-vacant={post.vacancies > 0 || undefined}>
              {post.vacancies > 0 ? `▲ 缺 ${post.vacancies} 人` : '● 满员'}
            </span>
          </>
        )}
      />
      {shown?.id === null && (
        <PostForm
          post={null}
          ownSite={siteNumber}
          centres={centreChoices}
          onSaved={(id) => setShown({ id })}
          onClose={() => setShown(null)}
        />
      )}
      {opened && (
        <PostPanel
          key={opened.id}
          post={opened}
          centres={centreChoices}
          today={status.data?.today ?? ''}
          writes={writes}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

function holderNames({ holders }: VolunteerPost): string {
  return holders
    .filter(({ standing }) => standing === 'holds')
    .map(({ name }) => name)
    .join('、');
}

function isFound(post: VolunteerPost, text: string): boolean {
  return [post.name, post.duties, post.place, holderNames(post)].some((part) => part.includes(text));
}

function emptyWord(all: number, vacantOnly: boolean, writes: boolean): string {
  if (all === 0) return `还没有设岗位。${writes ? '按 Alt+1 设一个，写明职责和名额' : '岗位由负责人设'}`;
  return vacantOnly ? '没有缺人的岗位' : '没有找到。换岗位、职责或姓名再查';
}
