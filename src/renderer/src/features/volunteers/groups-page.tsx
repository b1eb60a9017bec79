import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { GroupList } from '#shared/contract/volunteers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { BRANCH_KIND_WORDS } from '#shared/wording/volunteers.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import rows from '../../components/list-rows.module.css';
import { useListKeys } from '../../components/use-list-keys.ts';
import { GroupPanel } from './group-panel.tsx';
import styles from './groups-page.module.css';

/** One squad or branch as the page holds it. */
export type Group =
  | { kind: 'squad'; squad: GroupList['squads'][number] }
  | { kind: 'branch'; branch: GroupList['branches'][number] };

const HINTS = { '↑ ↓': '上下选', Enter: '打开' };

/** 支部和服务队: what volunteers belong to, each squad with the leading cadre who is its captain. */
export function GroupsPage() {
  const router = useRouter();
  const list = useRef<HTMLDivElement>(null);
  const role = useStore(session)?.role;
  const writes = role === 'manager' || role === 'administrator';
  const [kind, setKind] = useState<Group['kind']>('squad');
  const [shown, setShown] = useState<{ id: string | null } | null>(null);
  const groups = useQuery(query.volunteers.listGroups.queryOptions({ input: undefined, staleTime: 0 }));
  const status = useQuery(query.system.status.queryOptions());
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const squads = groups.data?.squads ?? [];
  const branches = groups.data?.branches ?? [];
  const lines: Group[] =
    kind === 'squad'
      ? squads.map((squad) => ({ kind: 'squad', squad }))
      : branches.map((branch) => ({ kind: 'branch', branch }));
  const open = (group: Group | undefined) => group && setShown({ id: idOf(group) });
  const keys = useListKeys(lines.length, (index) => open(lines[index]), { resetKey: kind });
  const choose = (next: Group['kind']) => {
    setKind(next);
    list.current?.focus();
  };
  useKeyHints(HINTS);
  useUsable('volunteer-groups', groups.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+2', '看服务队', () => choose('squad'));
  useShortcut('Alt+3', '看党支部', () => choose('branch'));
  useShortcut('Alt+1', kind === 'squad' ? '加服务队' : '加党支部', () => setShown({ id: null }), {
    enabled: writes,
  });
  useEffect(() => {
    if (groups.isSuccess) list.current?.focus();
  }, [groups.isSuccess]);
  if (groups.error) {
    return (
      <div className={styles.fault} role="alert">
        <p>{explainError(groups.error)}</p>
        <Button autoFocus onClick={() => void groups.refetch()}>
          再试一次
        </Button>
      </div>
    );
  }
  const columns = kind === 'squad' ? styles.ofSquads : styles.ofBranches;
  const opened = lines.find((group) => idOf(group) === shown?.id);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>支部和服务队</h1>
        <Button aria-pressed={kind === 'squad'} onClick={() => choose('squad')}>
          服务队 {squads.length}　Alt+2
        </Button>
        <Button aria-pressed={kind === 'branch'} onClick={() => choose('branch')}>
          党支部 {branches.length}　Alt+3
        </Button>
        <span className={styles.grow} />
        {writes && (
          <Button kind={shown ? 'plain' : 'primary'} onClick={() => setShown({ id: null })}>
            {kind === 'squad' ? '加服务队' : '加党支部'}　Alt+1
          </Button>
        )}
      </header>
      <div
        ref={list}
        className={rows.frame}
        role="listbox"
        aria-label={kind === 'squad' ? '服务队' : '党支部'}
        tabIndex={0}
        onKeyDown={keys.onKeyDown}
      >
        <div className={`${rows.row} ${rows.head} ${columns}`}>
          {(kind === 'squad'
            ? ['服务队', '队长', '职务', '队员']
            : ['党支部', '类别', '所在中心', '书记', '主题党日', '志愿者']
          ).map((heading) => (
            <span key={heading}>{heading}</span>
          ))}
        </div>
        {groups.isSuccess && lines.length === 0 && (
          <p className={rows.empty}>
            还没有{kind === 'squad' ? '服务队' : '党支部'}。{writes ? '按 Alt+1 加一个' : '由负责人添加'}
          </p>
        )}
        {lines.map((group, index) => (
          <div
            key={idOf(group)}
            role="option"
            tabIndex={-1}
            aria-selected={index === keys.active}
            className={`${rows.row} ${columns}`}
            ref={(row) => {
              if (index === keys.active) row?.scrollIntoView({ block: 'nearest' });
            }}
            onMouseDown={(event) => {
              event.preventDefault();
              keys.setActive(index);
              open(group);
            }}
          >
            <Cells group={group} />
          </div>
        ))}
      </div>
      {shown && (shown.id === null || opened) && groups.data && (
        <GroupPanel
          key={shown.id ?? `new ${kind}`}
          kind={kind}
          group={opened ?? null}
          groups={groups.data}
          centres={centres.data ?? []}
          ownSite={status.data?.centre.siteNumber ?? ''}
          writes={writes}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}

export const idOf = (group: Group) => (group.kind === 'squad' ? group.squad.id : group.branch.id);

function Cells({ group }: { group: Group }) {
  if (group.kind === 'squad') {
    const { name, captain, captainDuty, members } = group.squad;
    return (
      <>
        <strong>{name}</strong>
        <span>{captain}</span>
        <span>{captainDuty || '—'}</span>
        <span>{members} 人</span>
      </>
    );
  }
  const { name, kind, centreName, secretary, themedDay, members } = group.branch;
  return (
    <>
      <strong>{name}</strong>
      <span>{BRANCH_KIND_WORDS[kind]}</span>
      <span>{centreName.replace('党群服务中心', '')}</span>
      <span>{secretary || '—'}</span>
      <span>每月 {themedDay} 日</span>
      <span>{members} 人</span>
    </>
  );
}
