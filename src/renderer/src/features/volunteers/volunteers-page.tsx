import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { VolunteerLine } from '#shared/contract/volunteers.ts';
import { hoursWord, starsWord } from '#shared/wording/volunteers.ts';
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
import { ImportPanel } from './import-panel.tsx';
import { VolunteerForm } from './volunteer-form.tsx';
import { VolunteerPanel } from './volunteer-panel.tsx';
import styles from './volunteers-page.module.css';

type Shown = { what: 'one'; id: string } | { what: 'form'; id: string | null } | { what: 'import' } | null;

const HINTS = { '↑ ↓': '上下选人', Enter: '打开' };
/** More than this a search by more letters finds sooner. */
const shownAtOnce = 200;

/** 志愿者: everybody registered, found by a part of the name, initials or a number. */
export function VolunteersPage() {
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const role = useStore(session)?.role;
  const manages = role === 'manager' || role === 'administrator';
  const writes = manages || role === 'clerk';
  const [text, setText] = useState('');
  const [siteNumber, setSiteNumber] = useState('');
  const [shown, setShown] = useState<Shown>(null);
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const list = useQuery({
    ...query.volunteers.list.queryOptions({
      input: { text, limit: shownAtOnce, ...(siteNumber !== '' && { siteNumber }) },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.rows ?? [];
  const open = ({ id }: VolunteerLine) => setShown({ what: 'one', id });
  const keys = useListKeys(rows.length, (index) => rows[index] && open(rows[index]), {
    resetKey: `${text} ${siteNumber}`,
  });
  useKeyHints(HINTS);
  useUsable('volunteers', list.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '登记志愿者', () => setShown({ what: 'form', id: null }), { enabled: writes });
  useShortcut('Alt+2', '导入名册', () => setShown({ what: 'import' }), { enabled: manages });
  if (list.error) {
    return <PageFault error={list.error} onRetry={() => list.refetch()} />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>志愿者</h1>
        <SearchBox
          ref={box}
          autoFocus
          text={text}
          onText={setText}
          className={styles.search}
          maxLength={60}
          aria-label="查志愿者"
          placeholder="姓名、拼音首字母、电话、证件号"
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              setText('');
            } else keys.onKeyDown(event);
          }}
        />
        <Select
          aria-label="中心"
          value={siteNumber}
          onChange={setSiteNumber}
          options={[
            { value: '', label: '全部中心' },
            ...(centres.data ?? []).map((centre) => ({ value: centre.siteNumber, label: centre.name })),
          ]}
        />
        <span className={styles.count}>{list.data && `${list.data.total} 人`}</span>
        {manages && <Button onClick={() => setShown({ what: 'import' })}>导入名册　Alt+2</Button>}
        {writes && (
          <Button kind={shown ? 'plain' : 'primary'} onClick={() => setShown({ what: 'form', id: null })}>
            登记志愿者　Alt+1
          </Button>
        )}
      </header>
      <RowList
        label="志愿者"
        columns={styles.columns}
        head={
          <>
            <span>姓名</span>
            <span>所属中心</span>
            <span>党支部</span>
            <span>服务队</span>
            <span className={styles.right}>时数</span>
            <span className={styles.right}>积分</span>
            <span>星级</span>
            <span>电话</span>
          </>
        }
        rows={rows}
        idOf={({ id }) => `volunteer-${id}`}
        keys={keys}
        onOpen={open}
        empty={
          list.isSuccess &&
          (text === ''
            ? '还没有登记志愿者。按 Alt+1 登记，或按 Alt+2 导入名册'
            : '没有找到。换姓名、拼音或电话再查')
        }
        cells={(line) => (
          <>
            <strong>{line.name}</strong>
            <span>{line.centreName.replace('党群服务中心', '')}</span>
            <span>{line.branchName || '—'}</span>
            <span>{line.squadName || '—'}</span>
            <span className={styles.right}>{hoursWord(line.minutes)}</span>
            <span className={styles.right}>{line.points}</span>
            <span>{line.leftOn === null ? starsWord(line.stars) : '已退出'}</span>
            <span className={styles.number}>{line.phone || '没有电话'}</span>
          </>
        )}
        below={
          list.data?.next && (
            <p className={styles.empty}>只列出前 {rows.length} 人。输入姓名或拼音查其余的人</p>
          )
        }
      />
      {shown?.what === 'one' && (
        <VolunteerPanel
          key={shown.id}
          id={shown.id}
          writes={writes}
          manages={manages}
          onEdit={() => setShown({ what: 'form', id: shown.id })}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.what === 'form' && (
        <VolunteerForm
          key={shown.id ?? 'new'}
          id={shown.id}
          onSaved={(id) => setShown({ what: 'one', id })}
          onClose={() => setShown(shown.id === null ? null : { what: 'one', id: shown.id })}
        />
      )}
      {shown?.what === 'import' && <ImportPanel onClose={() => setShown(null)} />}
    </div>
  );
}
