import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CaseDetail } from '#shared/contract/cases.ts';
import { transferStateWord } from '#shared/wording/transfers.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useServesWindow } from '../../app/shell/use-serves-window.ts';
import { Button } from '../../components/button.tsx';
import { AskPanel } from './ask-panel.tsx';
import { OfferPanel } from './offer-panel.tsx';
import styles from './transfers-page.module.css';
import { useTransfers } from './use-transfers.ts';

/** Of one case: which centre has it, what is under way, and the way to another centre. Alt+T. */
export function CaseTransfer({ detail, onPanel }: { detail: CaseDetail; onPanel: () => void }) {
  const { id, number, holder, closed } = { ...detail, closed: detail.lamp === null };
  const serves = useServesWindow();
  const [open, setOpen] = useState(false);
  const work = useTransfers();
  const underWay = useQuery(query.transfers.ofCase.queryOptions({ input: { caseId: id } })).data ?? [];
  const ours = underWay.some(({ mayWithdraw }) => mayWithdraw);
  const may = serves && !closed && !ours;
  const label = holder.here ? '移交给别的中心' : '请求移到本中心';
  const begin = () => {
    work.reset();
    onPanel();
    setOpen(true);
  };
  useShortcut('Alt+T', label, begin, { enabled: may });
  const close = () => setOpen(false);
  if (holder.here && underWay.length === 0 && !may) return null;
  return (
    <section className={styles.notice} aria-label="承办的中心">
      {!holder.here && <p>由{holder.name}办理，这里只能看</p>}
      {underWay.map((one) => (
        <Link key={one.id} to="/transfers">
          {one.fromName} → {one.toName}：{transferStateWord(one)}
        </Link>
      ))}
      {may && (
        <Button size="small" onClick={begin}>
          {label} <kbd>Alt+T</kbd>
        </Button>
      )}
      {open && holder.here && (
        <OfferPanel caseId={id} number={number} work={work} onOffered={close} onClose={close} />
      )}
      {open && !holder.here && <AskPanel number={number} work={work} onAsked={close} onClose={close} />}
    </section>
  );
}
