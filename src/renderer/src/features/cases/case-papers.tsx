import type { CaseDetail } from '#shared/contract/cases.ts';
import { CasePages, useCaseScans } from '../scans/case-pages.tsx';
import styles from './case-sections.module.css';

/** How a paper stands, and what was told to be wrong with it. */
function paperWord(paper: CaseDetail['materials'][number]): string {
  const { state, lackingUntil, correction } = paper;
  const told = correction === null ? '' : `　要补正：${correction}`;
  if (state === 'received') return `原件 ${paper.originals}　复印件 ${paper.copies}${told}`;
  if (state === 'declared') return '以告知承诺代替';
  return state === 'lacking' ? `容缺，${lackingUntil} 前补交` : `没有交${told}`;
}

/** The papers of a case as they were taken in. */
export function CasePapers({ caseId, papers }: { caseId: string; papers: CaseDetail['materials'] }) {
  const scans = useCaseScans(caseId, papers);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>材料</h2>
      {papers.length === 0 && <p className={styles.quiet}>本事项不需要材料</p>}
      <ul className={styles.papers}>
        {papers.map((paper) => (
          <li key={paper.id} className={styles.paper}>
            <span className={styles.tick}>{paper.received ? '✓' : '—'}</span>
            <span>{paper.name}</span>
            <span className={styles.quiet}>{paperWord(paper)}</span>
            <CasePages paper={paper} scans={scans} />
          </li>
        ))}
      </ul>
      {scans.panels}
    </section>
  );
}
