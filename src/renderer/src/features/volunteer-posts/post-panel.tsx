import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { VolunteerPost, VolunteerPostHolder } from '#shared/contract/volunteer-posts.ts';
import { explainError } from '#shared/wording/errors.ts';
import { spanOfDays } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { EndForm } from '../volunteers/end-form.tsx';
import { AssignForm } from './assign-form.tsx';
import { PostForm } from './post-form.tsx';
import styles from './volunteer-posts-page.module.css';

const STANDING = { holds: '在岗', ahead: '将上岗', over: '已离岗' } as const;
type Doing = 'edit' | 'assign' | 'close' | { release: VolunteerPostHolder } | null;

/** One post: its duties, everybody who holds, will hold or held it, and what a manager can do about it. */
export function PostPanel({
  post,
  centres,
  today,
  writes,
  onClose,
}: {
  post: VolunteerPost;
  centres: readonly { siteNumber: string; name: string }[];
  today: string;
  writes: boolean;
  onClose: () => void;
}) {
  const list = useRef<HTMLDivElement>(null);
  const [doing, setDoing] = useState<Doing>(null);
  const back = () => setDoing(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: query.volunteerPosts.key() });
  const close = useMutation(
    query.volunteerPosts.close.mutationOptions({
      onSuccess: () => {
        onClose();
        return refresh();
      },
    }),
  );
  const release = useMutation(
    query.volunteerPosts.release.mutationOptions({
      onSuccess: async () => {
        await refresh();
        back();
      },
    }),
  );
  const { holders } = post;
  const act = (holder: VolunteerPostHolder | undefined) => {
    if (writes && holder && holder.standing !== 'over') setDoing({ release: holder });
  };
  const keys = useListKeys(holders.length, (index) => act(holders[index]));
  const enabled = writes && doing === null;
  useShortcut('Alt+A', '安排上岗', () => setDoing('assign'), { enabled });
  useShortcut('Alt+E', '改岗位', () => setDoing('edit'), { enabled });
  useShortcut('Alt+D', '撤岗', () => setDoing('close'), { enabled });
  useShortcut('Alt+2', '到在岗名单', () => list.current?.focus(), { enabled: doing === null });
  if (doing === 'assign') return <AssignForm post={post} today={today} onDone={back} onClose={back} />;
  if (doing === 'edit') {
    return <PostForm post={post} ownSite={post.siteNumber} centres={centres} onSaved={back} onClose={back} />;
  }
  if (doing === 'close') {
    return (
      <EndForm
        title={`${post.name}　撤岗`}
        about="在岗的人到这一天为止，记录里还看得到"
        dayLabel="撤到哪天为止"
        day={today}
        saveLabel="撤岗"
        busy={close.isPending}
        fault={close.error ? explainError(close.error) : ''}
        onSave={(on, reason) => close.mutate({ id: post.id, on, reason })}
        onClose={back}
      />
    );
  }
  if (doing) {
    const { holderId, name, standing, fromDay } = doing.release;
    return (
      <EndForm
        title={`${name}　离岗`}
        about={
          standing === 'ahead' ? `还没有上岗（${fromDay} 起），离岗日期在这以前就当没有安排过` : post.name
        }
        dayLabel="在岗到哪天（含这天）"
        day={today}
        saveLabel="离岗"
        busy={release.isPending}
        fault={release.error ? explainError(release.error) : ''}
        onSave={(on, reason) => release.mutate({ holderId, on, reason })}
        onClose={back}
      />
    );
  }
  return (
    <SidePanel
      title={post.name}
      actions={
        writes && (
          <>
            <Button onClick={() => setDoing('close')}>撤岗　Alt+D</Button>
            <Button onClick={() => setDoing('edit')}>改岗位　Alt+E</Button>
            <Button kind="primary" onClick={() => setDoing('assign')}>
              安排上岗　Alt+A
            </Button>
          </>
        )
      }
      onClose={onClose}
    >
      <div className={styles.panel}>
        <dl className={styles.facts}>
          <dt>职责</dt>
          <dd>{post.duties}</dd>
          <dt>时间</dt>
          <dd>{post.times || '没有写'}</dd>
          <dt>地点</dt>
          <dd>{[post.centreName, post.place].filter(Boolean).join('　')}</dd>
          <dt>名额</dt>
          <dd>
            {post.places} 人，{post.vacancies > 0 ? `缺 ${post.vacancies} 人` : '满员'}
          </dd>
        </dl>
        <h3>在岗名单　{holders.filter(({ standing }) => standing === 'holds').length}</h3>
        {holders.length === 0 && <p className={styles.hint}>还没有人上岗。{writes && '按 Alt+A 安排'}</p>}
        {holders.length > 0 && writes && <p className={styles.hint}>Alt+2 到名单，↑ ↓ 选人，Enter 办离岗</p>}
        <div
          ref={list}
          role="listbox"
          aria-label="在岗名单"
          tabIndex={0}
          className={styles.holders}
          onKeyDown={keys.onKeyDown}
        >
          {holders.map((holder, index) => (
            <div
              key={holder.holderId}
              role="option"
              tabIndex={-1}
              aria-selected={index === keys.active}
              className={styles.holder}
              data-over={holder.standing === 'over' || undefined}
              onMouseDown={(event) => {
                event.preventDefault();
                keys.setActive(index);
                act(holder);
              }}
            >
              <strong>{holder.name}</strong>
              <span>{holder.phone || '没有电话'}</span>
              <span>{spanOfDays(holder.fromDay, holder.untilDay)}</span>
              <span>{STANDING[holder.standing]}</span>
            </div>
          ))}
        </div>
      </div>
    </SidePanel>
  );
}
