import type { ReceivedMaterial } from '#shared/contract/intake.ts';
import type { EarlierScans, Scan } from '#shared/contract/scans.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';
import { useFileDrop } from '../scans/file-drop.tsx';
import { PaperPages } from '../scans/paper-pages.tsx';
import styles from './paper-row.module.css';

const MOST = 99;

function Count({
  label,
  count,
  onChange,
}: {
  label: string;
  count: number;
  onChange: (count: number) => void;
}) {
  return (
    <span className={styles.count}>
      {label}
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${label}减一`}
        onClick={() => onChange(Math.max(0, count - 1))}
      >
        −
      </button>
      <b>{count}</b>
      <button
        type="button"
        tabIndex={-1}
        aria-label={`${label}加一`}
        onClick={() => onChange(Math.min(MOST, count + 1))}
      >
        +
      </button>
    </span>
  );
}

/** Where the paper comes from and what to look at, for the one in the hand. */
function About({ whereToGet, acceptance }: ItemMaterial) {
  if (whereToGet === '' && acceptance === '') return null;
  return (
    <p className={styles.about}>
      {acceptance && <span>看：{acceptance}</span>}
      {whereToGet && <span>哪里办：{whereToGet}</span>}
    </p>
  );
}

/** One paper: received or not, and how many originals and copies. */
export function PaperRow({
  material,
  paper,
  active,
  mayFollow,
  mayDeclare,
  pages,
  offer,
  onScan,
  onFiles,
  onActive,
  onChange,
}: {
  material: ItemMaterial;
  paper: ReceivedMaterial;
  active: boolean;
  mayFollow: boolean;
  mayDeclare: boolean;
  pages: readonly Scan[];
  offer: EarlierScans | undefined;
  onScan: () => void;
  onFiles: (files: File[]) => void;
  onActive: () => void;
  onChange: (change: Partial<ReceivedMaterial>) => void;
}) {
  return (
    <div
      id={`paper-${material.id}`}
      role="option"
      tabIndex={-1}
      aria-selected={paper.received}
      data-active={active || undefined}
      className={styles.row}
      onMouseDown={onActive}
      {...useFileDrop(onFiles)}
    >
      <label className={styles.what}>
        <input
          type="checkbox"
          tabIndex={-1}
          checked={paper.received}
          onChange={(event) => onChange({ received: event.target.checked })}
        />
        {material.name}
        {!material.required && <span className={styles.mark}>如有</span>}
        {mayFollow && <span className={styles.mark}>容缺可后补</span>}
        {mayDeclare && <span className={styles.mark}>可承诺代替</span>}
      </label>
      <span className={styles.side}>
        <PaperPages pages={pages} active={active} offer={offer} onScan={onScan} />
        <Count
          label="原件"
          count={paper.originals}
          onChange={(originals) => onChange({ originals, received: true })}
        />
        <Count
          label="复印件"
          count={paper.copies}
          onChange={(copies) => onChange({ copies, received: true })}
        />
      </span>
      {active && <About {...material} />}
    </div>
  );
}
