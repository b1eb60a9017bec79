import type { HandoverContent } from '#shared/contract/handovers.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { urgencyWord } from '#shared/wording/handovers.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { Code } from '../../components/code.tsx';
import styles from './handover-page.module.css';

/** More rows than this are on the printed list alone. */
const SHOWN = 12;

function More({ count }: { count: number }) {
  if (count <= SHOWN) return null;
  return <p className={styles.quiet}>另有 {count - SHOWN} 条，都在交接清单上</p>;
}

/** What would be handed over now. */
export function InHand({ content }: { content: HandoverContent }) {
  const { cases, originals, drafts, tickets, changesWaiting } = content;
  return (
    <>
      <section className={styles.part}>
        <h2>在办办件 {cases.length} 件</h2>
        {cases.length === 0 && <p className={styles.quiet}>手上没有在办的办件</p>}
        {cases.slice(0, SHOWN).map((one) => (
          <div key={one.id} className={styles.row}>
            <Code>{one.number}</Code>
            <span className={styles.grow}>
              {one.itemName}　{one.applicantName}
            </span>
            <span>承诺 {one.promisedDue}</span>
            <span className={styles.urgency} data-urgency={one.urgency}>
              {urgencyWord(one.urgency)}
            </span>
            <span className={styles.state}>{caseStateWord(one.state)}</span>
          </div>
        ))}
        <More count={cases.length} />
      </section>
      <section className={styles.part}>
        <h2>材料原件 {originals.reduce((sum, paper) => sum + paper.originals, 0)} 份</h2>
        {originals.length === 0 && <p className={styles.quiet}>手上没有留存的原件</p>}
        {originals.slice(0, SHOWN).map((paper) => (
          <div key={`${paper.number}${paper.name}`} className={styles.row}>
            <Code>{paper.number}</Code>
            <span className={styles.grow}>
              {paper.name}　{paper.applicantName}
            </span>
            <span>{paper.originals} 份</span>
          </div>
        ))}
        <More count={originals.length} />
      </section>
      <section className={styles.part}>
        <h2>没办完的登记 {drafts.length} 份</h2>
        {drafts.length === 0 && <p className={styles.quiet}>没有草稿</p>}
        {drafts.slice(0, SHOWN).map((draft) => (
          <div key={draft.id} className={styles.row}>
            <span className={styles.grow}>
              {draft.itemName || '未选事项'}　{draft.applicantName || '未填申请人'}
            </span>
            <span className={styles.quiet}>保存于 {dayAndTime(draft.savedAt)}</span>
          </div>
        ))}
        {tickets.length > 0 && <p>没有办完的叫号：{tickets.map(({ number }) => number).join('、')}</p>}
        <p className={styles.quiet}>本机还有 {changesWaiting} 条记录没有报送，连线后自动报送</p>
      </section>
    </>
  );
}
