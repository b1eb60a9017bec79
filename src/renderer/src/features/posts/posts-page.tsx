import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Post, PostsOverview } from '#shared/contract/posts.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { AbsencePanel } from './absence-panel.tsx';
import { PostPanel } from './post-panel.tsx';
import styles from './posts-page.module.css';

type Shown = { what: 'post'; post: Post | null } | { what: 'absence' } | null;

/** AB 岗: who holds a post, who stands in, and who is away. Core lets B act on A's cases only then. */
export function PostsPage() {
  const router = useRouter();
  const overview = useQuery(query.posts.list.queryOptions({ input: undefined }));
  const staff = useQuery(query.staff.list.queryOptions({ input: undefined }));
  const status = useQuery(query.system.status.queryOptions());
  const [shown, setShown] = useState<Shown>(null);
  const changed = {
    onSuccess: (now: PostsOverview) => {
      queryClient.setQueryData(query.posts.list.queryKey({ input: undefined }), now);
      setShown(null);
    },
  };
  const save = useMutation(query.posts.save.mutationOptions(changed));
  const close = useMutation(query.posts.close.mutationOptions(changed));
  const enter = useMutation(query.posts.enterAbsence.mutationOptions(changed));
  const end = useMutation(query.posts.endAbsence.mutationOptions(changed));
  const busy = save.isPending || close.isPending || enter.isPending || end.isPending;
  const addPost = () => setShown({ what: 'post', post: null });
  const addAbsence = () => setShown({ what: 'absence' });
  useUsable('posts', overview.isSuccess && staff.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '登记离岗', addAbsence);
  useShortcut('Alt+2', '加一个岗位', addPost);
  const failed = overview.error ?? staff.error;
  if (failed) return <p className={styles.fault}>{explainError(failed)}</p>;
  if (!overview.data || !staff.data) return null;
  const { posts, absences } = overview.data;
  // Who keeps the system or only looks has no case that another could act in.
  const people = staff.data.filter(({ role }) => role !== 'administrator' && role !== 'auditor');
  const error = close.error ?? end.error;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>AB 岗</h1>
        <span className={styles.hint}>A 岗离岗期间，B 岗才能办 A 岗的件，经过和文书上写明谁代谁</span>
      </header>
      {error && (
        <p className={styles.wrong} role="alert">
          {explainError(error)}
        </p>
      )}
      <section className={styles.part}>
        <h2>
          离岗
          <Button autoFocus kind={shown ? 'plain' : 'primary'} size="small" onClick={addAbsence}>
            登记离岗　Alt+1
          </Button>
        </h2>
        {absences.length === 0 && <p className={styles.hint}>没有人离岗。登记以后列在这里，到期自动结束</p>}
        {absences.map((one) => (
          <div key={one.id} className={styles.row}>
            <strong className={styles.name}>{one.staffName}</strong>
            <span className={styles.days}>
              {one.fromDay} 至 {one.untilDay}
            </span>
            <span className={styles.grow}>{one.reason}</span>
            <span className={styles.hint}>登记人 {one.enteredBy}</span>
            <Button size="small" disabled={busy} onClick={() => end.mutate({ id: one.id })}>
              已回岗
            </Button>
          </div>
        ))}
      </section>
      <section className={styles.part}>
        <h2>
          岗位
          <Button size="small" onClick={addPost}>
            加一个岗位　Alt+2
          </Button>
        </h2>
        {posts.length === 0 && (
          <p className={styles.hint}>还没有岗位。没有定 AB 岗的经办人，别人照常可以接着办</p>
        )}
        {posts.map((post) => (
          <div key={post.id} className={styles.row}>
            <strong className={styles.name}>{post.name}</strong>
            <span className={styles.holders}>
              A {post.holderA.name}　B {post.holderB.name}
            </span>
            <span className={styles.grow}>{post.duties}</span>
            <span className={post.actingNow ? styles.acting : styles.hint}>
              {post.actingNow ? '▲ 今天由 B 岗代办' : '● A 岗在岗'}
            </span>
            <Button size="small" onClick={() => setShown({ what: 'post', post })}>
              改
            </Button>
            <Button size="small" disabled={busy} onClick={() => close.mutate({ id: post.id })}>
              撤销
            </Button>
          </div>
        ))}
      </section>
      {shown?.what === 'post' && (
        <PostPanel
          post={shown.post}
          staff={people}
          fault={save.error ? explainError(save.error) : ''}
          busy={busy}
          onSave={save.mutate}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.what === 'absence' && (
        <AbsencePanel
          staff={people}
          today={status.data?.today ?? ''}
          fault={enter.error ? explainError(enter.error) : ''}
          busy={busy}
          onSave={enter.mutate}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}
