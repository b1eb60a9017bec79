import { useMutation, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Centre } from '#shared/contract/centres.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Code } from '../../components/code.tsx';
import page from '../../components/page.module.css';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { CentrePanel } from './centre-panel.tsx';
import styles from './centres-page.module.css';

const HINTS = { '↑ ↓': '上下选中心', Enter: '改电话和地址' };

/** 中心资料: where people ask and at whose telephone, as every paper says it. */
export function CentresPage() {
  const router = useRouter();
  const { data, error } = useQuery(query.centres.list.queryOptions());
  useShortcut('Escape', '返回', () => router.history.back());
  useUsable('centres', data !== undefined);
  if (error) return <p className={page.fault}>{explainError(error)}</p>;
  return (
    <div className={page.page}>
      <header className={page.head}>
        <h1>中心资料</h1>
        <span className={page.hint}>咨询电话和地址印在各种文书、办事指南和缺件清单上</span>
      </header>
      {data && <CentreList centres={data} />}
    </div>
  );
}

function CentreList({ centres }: { centres: readonly Centre[] }) {
  const [opened, setOpened] = useState<string | null>(null);
  const change = useMutation(
    query.centres.change.mutationOptions({
      onSuccess: (now) => {
        queryClient.setQueryData(query.centres.list.queryKey(), now);
        // The frame of the window and the previews name the centre too.
        void queryClient.invalidateQueries({ queryKey: query.system.key() });
        setOpened(null);
      },
    }),
  );
  const open = (centre: Centre | undefined) => {
    if (!centre?.mayChange) return;
    change.reset();
    setOpened(centre.siteNumber);
  };
  const own = centres.findIndex(({ mayChange }) => mayChange);
  const keys = useListKeys(centres.length, (at) => open(centres[at]), {
    first: Math.max(0, own),
  });
  useKeyHints(HINTS);
  const shown = centres.find(({ siteNumber }) => siteNumber === opened);
  return (
    <>
      <RowList
        walked
        label="中心"
        columns={styles.columns}
        head={
          <>
            <span>编号</span>
            <span>中心</span>
            <span>咨询电话</span>
            <span>地址</span>
            <span />
          </>
        }
        rows={centres}
        idOf={({ siteNumber }) => `centre-${siteNumber}`}
        keys={keys}
        onOpen={open}
        empty={null}
        cells={(centre) => (
          <>
            <Code>{centre.siteNumber}</Code>
            <span>{centre.name}</span>
            <span className={centre.phone === '' ? styles.quiet : undefined}>{centre.phone || '未登记'}</span>
            <span className={centre.address === '' ? styles.quiet : undefined}>
              {centre.address || '未登记'}
            </span>
            <span>
              {centre.mayChange && centre === centres[keys.active] && (
                <>
                  <kbd>Enter</kbd> 改
                </>
              )}
            </span>
          </>
        )}
      />
      {shown && (
        <CentrePanel
          key={shown.siteNumber}
          centre={shown}
          fault={change.error ? explainError(change.error) : ''}
          busy={change.isPending}
          onSave={(contact) => change.mutate({ siteNumber: shown.siteNumber, ...contact })}
          onClose={() => setOpened(null)}
        />
      )}
    </>
  );
}
