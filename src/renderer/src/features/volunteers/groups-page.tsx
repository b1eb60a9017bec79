import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { GroupList } from '#shared/contract/volunteers.ts';
import { BRANCH_KIND_WORDS } from '#shared/wording/volunteers.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
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
  const open = (group: Group) => setShown({ id: idOf(group) });
  const keys = useListKeys(lines.length, (index) => lines[index] && open(lines[index]), { resetKey: kind });
  useKeyHints(HINTS);
  useUsable('volunteer-groups', groups.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+2', '看服务队', () => setKind('squad'));
  useShortcut('Alt+3', '看党支部', () => setKind('branch'));
  useShortcut('Alt+1', kind === 'squad' ? '加服务队' : '加党支部', () => setShown({ id: null }), {
    enabled: writes,
  });
  if (groups.error) {
    return <PageFault error={groups.error} onRetry={() => groups.refetch()} />;
  }
  const columns = kind === 'squad' ? styles.ofSquads : styles.ofBranches;
  const opened = lines.find((group) => idOf(group) === shown?.id);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>支部和服务队</h1>
        <Button aria-pressed={kind === 'squad'} onClick={() => setKind('squad')}>
          服务队 {squads.length}　Alt+2
        </Button>
        <Button aria-pressed={kind === 'branch'} onClick={() => setKind('branch')}>
          党支部 {branches.length}　Alt+3
        </Button>
        <span className={styles.grow} />
        {writes && (
          <Button kind={shown ? 'plain' : 'primary'} onClick={() => setShown({ id: null })}>
            {kind === 'squad' ? '加服务队' : '加党支部'}　Alt+1
          </Button>
        )}
      </header>
      <RowList
        key={kind}
        walked
        label={kind === 'squad' ? '服务队' : '党支部'}
        columns={columns}
        head={(kind === 'squad'
          ? ['服务队', '队长', '职务', '队员']
          : ['党支部', '类别', '所在中心', '书记', '主题党日', '志愿者']
        ).map((heading) => <span key={heading}>{heading}</span>)}
        rows={lines}
        idOf={idOf}
        keys={keys}
        onOpen={open}
        empty={
          groups.isSuccess &&
          `还没有${kind === 'squad' ? '服务队' : '党支部'}。${writes ? '按 Alt+1 加一个' : '由负责人添加'}`
        }
        cells={(group) => <Cells group={group} />}
      />
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
