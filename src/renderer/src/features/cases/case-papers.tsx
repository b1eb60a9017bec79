import type { CaseDetail } from '#shared/contract/cases.ts';
import { CasePages, useCaseScans } from '../scans/case-pages.tsx';
import styles from './case-sections.module.css';

/** The papers of a case as they were taken in. */
export function CasePapers({ caseId, papers }: { caseId: string; papers: CaseDetail['materials'] }) {
  const scans = useCaseScans(caseId, papers);
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>材料</h2>
      {papers.length === 0 && <p className={styles.quiet}>本事项不需要材料</p>}
      <ul>
        {papers.map((paper) => (
          <li key={paper.id} className={styles.row}>
            <span className={styles.tick}>{paper.received ? '✓' : '—'}</span>
            <span className={styles.what}>{paper.name}</span>
            <span className={styles.quiet}>
              {paper.received ? `原件 ${paper.originals}　复印件 ${paper.copies}` : '没有交'}
            </span>
            <CasePages paper={paper} scans={scans} />
          </li>
        ))}
      </ul>
      {scans.panels}
    </section>
  );
}
