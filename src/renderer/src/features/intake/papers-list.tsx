import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ReceivedMaterial } from '#shared/contract/intake.ts';
import type { ItemMaterial } from '#shared/domain/materials-by-answers.ts';
import { digitOf } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { rowAfter } from '../../components/row-after.ts';
import { ScanSaid } from '../scans/scan-said.tsx';
import type { PapersScanning } from '../scans/use-papers-scanning.tsx';
import { usePastedFiles } from '../scans/use-pasted-files.ts';
import { nextUnreceived, paperCommand, withPaper } from './paper-keys.ts';
import { PaperRow } from './paper-row.tsx';
import styles from './papers-list.module.css';

const KEYS = [
  ['Enter', '收下'],
  ['空格', '勾选'],
  ['A', '必交的全收下'],
  ['→', '没有，跳过'],
  ['数字', '复印件'],
  ['Shift+数字', '原件'],
  ['C', '扫描'],
] as const;

/** The papers as a list for the keyboard: every answer is one key. */
export function PapersList({
  materials,
  papers,
  gapsAllowed,
  declarationAllowed,
  invalid,
  scanning,
  onChange,
  onDone,
}: {
  materials: readonly ItemMaterial[];
  papers: readonly ReceivedMaterial[];
  /** Whether the item lets papers marked so follow later, or be declared. */
  gapsAllowed: boolean;
  declarationAllowed: boolean;
  invalid: boolean;
  scanning: PapersScanning;
  onChange: (papers: ReceivedMaterial[]) => void;
  onDone: () => void;
}) {
  const [active, setActive] = useState(() => Math.max(0, nextUnreceived(papers, -1)));
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const current = materials[active];
  const scan = () => current && scanning.scan(current);
  useShortcut('F9', '扫描这份材料', () => scan());
  usePastedFiles((files) => current && scanning.work.addFiles(current.id, files), !scanning.open);

  const act = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey) return;
    const next = rowAfter(event.key, active, papers.length);
    if (next !== null) {
      event.preventDefault();
      setActive(next);
      return;
    }
    const command = paperCommand({
      key: event.key,
      digit: digitOf(event.nativeEvent),
      shift: event.shiftKey,
    });
    const paper = papers[active];
    if (!command || !paper) return;
    event.preventDefault();
    switch (command.do) {
      case 'tick':
        onChange(withPaper(papers, active, { received: !paper.received }));
        break;
      case 'tick-and-next': {
        onChange(withPaper(papers, active, { received: true }));
        const next = nextUnreceived(papers, active);
        if (next < 0) onDone();
        else setActive(next);
        break;
      }
      case 'skip': {
        const below = papers.findIndex(({ received }, at) => at > active && !received);
        if (below < 0) onDone();
        else setActive(below);
        break;
      }
      case 'tick-all':
        // 如有 is not there because nobody said so.
        onChange(papers.map((one, at) => (materials[at]?.required ? { ...one, received: true } : one)));
        onDone();
        break;
      case 'reuse': {
        const offer = current && scanning.offerFor(current.id);
        if (offer) void scanning.work.reuse(offer);
        break;
      }
      case 'scan':
        scan();
        break;
      case 'count':
        // Whoever counts a paper has it in the hand.
        onChange(withPaper(papers, active, { [command.what]: command.count, received: true }));
        break;
    }
  };

  return (
    <>
      <div
        ref={list}
        data-field="papers"
        role="listbox"
        aria-label="材料"
        aria-multiselectable
        aria-activedescendant={`paper-${materials[active]?.id}`}
        tabIndex={0}
        className={styles.list}
        data-invalid={invalid || undefined}
        onKeyDown={act}
      >
        {materials.map((material, index) => {
          const paper = papers[index];
          return (
            paper && (
              <PaperRow
                key={material.id}
                material={material}
                paper={paper}
                active={index === active}
                mayFollow={gapsAllowed && material.mayLack}
                mayDeclare={declarationAllowed && material.declarable}
                pages={scanning.work.of(material.id)}
                offer={scanning.offerFor(material.id)}
                onScan={() => scanning.scan(material)}
                onFiles={(files) => scanning.work.addFiles(material.id, files)}
                onActive={() => setActive(index)}
                onChange={(change) => onChange(withPaper(papers, index, change))}
              />
            )
          );
        })}
      </div>
      {!scanning.open && <ScanSaid work={scanning.work} />}
      {scanning.panel}
      <p className={styles.keys}>
        {KEYS.map(([keys, what]) => (
          <span key={keys}>
            <kbd>{keys}</kbd> {what}
          </span>
        ))}
      </p>
    </>
  );
}
