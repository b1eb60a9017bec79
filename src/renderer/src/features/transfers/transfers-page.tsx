import { useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { Transfer } from '#shared/contract/transfers.ts';
import { transferStateWord } from '#shared/wording/transfers.ts';
import { useKeyHints, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { Code } from '../../components/code.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { RowList } from '../../components/row-list.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { AskPanel } from './ask-panel.tsx';
import { TransferPanel } from './transfer-panel.tsx';
import styles from './transfers-page.module.css';
import { useTransfers } from './use-transfers.ts';

const HINTS = { '↑ ↓': '上下看移交', Enter: '打开' };

/** 移交: what another centre wants of us, what we wait for, and what changed hands. */
export function TransfersPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const work = useTransfers();
  const [openId, setOpenId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const rows = work.list.data ?? [];
  const opened = rows.find(({ id }) => id === openId);
  const open = (row: Transfer) => {
    work.reset();
    setAsking(false);
    setOpenId(row.id);
  };
  const keys = useListKeys(rows.length, (index) => rows[index] && open(rows[index]));
  const ask = () => {
    work.reset();
    setOpenId(null);
    setAsking(true);
  };
  const beside = asking || opened !== undefined;
  useKeyHints(HINTS);
  useUsable('transfers', work.list.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back(), { enabled: !beside });
  useShortcut('Alt+N', '请求办件', ask);
  if (work.list.error) {
    return <PageFault error={work.list.error} onRetry={() => work.list.refetch()} />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>移交</h1>
        <span className={styles.grow}>别的中心请求或移交来的办件，和本中心提出的。双方都同意才移交</span>
        <Button kind={beside ? 'plain' : 'primary'} size="small" onClick={ask}>
          请求办件　Alt+N
        </Button>
      </header>
      <RowList
        walked
        label="移交"
        columns={styles.columns}
        head={
          <>
            <span>办件编号</span>
            <span>事项</span>
            <span>申请人</span>
            <span>从哪里到哪里</span>
            <span>提出</span>
            <span>到了哪一步</span>
          </>
        }
        rows={rows}
        idOf={({ id }) => `transfer-${id}`}
        keys={keys}
        onOpen={open}
        empty={
          work.list.isPending
            ? '正在读取'
            : '还没有移交。在办件里按 Alt+T 移交给别的中心；申请人拿着别的中心的凭证来，按 Alt+N 请求移来'
        }
        cells={(row) => (
          <>
            <Code>{row.caseNumber}</Code>
            <span className={styles.item} title={row.itemName}>
              {row.itemName || '—'}
            </span>
            <span>{row.applicantName || '—'}</span>
            <span className={styles.centres} title={`${row.fromName} → ${row.toName}`}>
              {row.fromName} → {row.toName}
            </span>
            <span className={styles.day}>{dayAndTime(row.madeAt)}</span>
            <span className={`${styles.step} ${styles[row.toAnswer ? 'toAnswer' : row.state]}`}>
              {transferStateWord(row)}
            </span>
          </>
        )}
      />
      {opened && (
        <TransferPanel
          key={opened.id}
          transfer={opened}
          work={work}
          onOpenCase={(caseId) => void navigate({ to: '/cases/$caseId', params: { caseId } })}
          onClose={() => setOpenId(null)}
        />
      )}
      {asking && (
        <AskPanel
          number={null}
          work={work}
          onAsked={(id) => {
            setAsking(false);
            setOpenId(id);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
