import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { SocialOrganisationLine } from '#shared/contract/social-organisations.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { OrganisationPanel } from './organisation-panel.tsx';
import styles from './social-organisations-page.module.css';

const HINTS = { '↑ ↓': '选组织', Enter: '打开' };

/** 组织名册: the new-sector and mass organisations of the town, found by name, initials, contact or number. */
export function SocialOrganisationsPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const writes = role === 'manager' || role === 'administrator';
  const [text, setText] = useState('');
  const [shown, setShown] = useState<{ line: SocialOrganisationLine | null } | null>(null);
  const status = useQuery(query.system.status.queryOptions());
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const list = useQuery({
    ...query.socialOrganisations.list.queryOptions({ input: { text } }),
    placeholderData: keepPreviousData,
  });
  const file = useMutation(query.socialOrganisations.export.mutationOptions());
  const lines = list.data ?? [];
  const open = (line: SocialOrganisationLine) => setShown({ line });
  const keys = useListKeys(lines.length, (index) => lines[index] && open(lines[index]), { resetKey: text });
  useKeyHints(HINTS);
  useUsable('social-organisations', list.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '登记组织', () => setShown({ line: null }), { enabled: writes });
  const [removed, setRemoved] = useState<SocialOrganisationLine | null>(null);
  const bringBack = useMutation(
    query.socialOrganisations.close.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.socialOrganisations.key() });
        setRemoved(null);
      },
    }),
  );
  const undo = () => removed && bringBack.mutate({ id: removed.id, closed: false });
  useShortcut('Alt+Z', '撤回移出', undo, { enabled: removed !== null });
  useShortcut('Alt+S', '存成 Excel', () => file.mutate({ text }));
  if (list.error) {
    return <PageFault error={list.error} onRetry={() => list.refetch()} />;
  }
  const said = bringBack.error
    ? explainError(bringBack.error)
    : file.error
      ? explainError(file.error)
      : file.data?.path
        ? `已存到 ${file.data.path}`
        : '';
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>组织名册</h1>
        <SearchBox
          autoFocus
          text={text}
          onText={setText}
          className={styles.search}
          maxLength={60}
          aria-label="查组织"
          placeholder="名称、拼音首字母、联系人、电话"
          onKeyDown={keys.onKeyDown}
        />
        <span className={styles.grow} role="status">
          {said || (removed ? `“${removed.name}”已移出名册` : `${lines.length} 个`)}
        </span>
        {removed && (
          <Button disabled={bringBack.isPending} onClick={undo}>
            撤回　Alt+Z
          </Button>
        )}
        <Button onClick={() => file.mutate({ text })}>存成 Excel　Alt+S</Button>
        {writes && <Button onClick={() => setShown({ line: null })}>登记组织　Alt+1</Button>}
      </header>
      <RowList
        label="组织名册"
        columns={styles.columns}
        head={
          <>
            <span>名称</span>
            <span>类别</span>
            <span>所在中心</span>
            <span>联系人</span>
            <span>电话</span>
            <span>人数</span>
            <span>参加活动</span>
          </>
        }
        rows={lines}
        idOf={({ id }) => `organisation-${id}`}
        keys={keys}
        onOpen={open}
        empty={list.isSuccess && (text === '' ? '还没有登记组织' : '没有找到。换名称、拼音或电话再查')}
        cells={(line) => (
          <>
            <span>{line.name}</span>
            <span>{line.kind === 'mass' ? '群团组织' : '两新组织'}</span>
            <span>{line.centreName.replace('党群服务中心', '')}</span>
            <span>{line.contact || '—'}</span>
            <span>{line.phone || '没有电话'}</span>
            <span>{line.members}</span>
            <span>{line.activities} 次</span>
          </>
        )}
      />
      {shown && (
        <OrganisationPanel
          key={shown.line?.id ?? 'new'}
          line={shown.line}
          centres={centres.data ?? []}
          ownSite={status.data?.centre.siteNumber ?? ''}
          writes={writes}
          onRemoved={(line) => {
            setShown(null);
            setRemoved(line);
          }}
          onClose={() => setShown(null)}
        />
      )}
    </div>
  );
}
