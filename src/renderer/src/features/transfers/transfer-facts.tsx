import type { Transfer } from '#shared/contract/transfers.ts';
import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { dayAndTime } from '../../components/clock-words.ts';
import { Code } from '../../components/code.tsx';
import styles from './transfers-page.module.css';

/** What both sides said about a case, in the order in which they said it. */
export function TransferFacts({ transfer }: { transfer: Transfer }) {
  const { kind, itemName, applicantName, due, answer, withdrawal, papers } = transfer;
  const facts: [label: string, fact: string][] = [
    ['事项', itemName || '办件到了才知道'],
    ['申请人', applicantName || '办件到了才知道'],
    ['办理期限', due === null ? '—' : formatDateWithWeekday(due)],
    ['从哪里', transfer.fromName],
    ['到哪里', transfer.toName],
    [kind === 'ask' ? '请求' : '移交', `${dayAndTime(transfer.madeAt)}　${transfer.madeByName}`],
    ['原因', transfer.reason],
  ];
  if (answer) {
    const word = answer.accepted ? '同意' : '不同意';
    facts.push(['答复', `${word}　${dayAndTime(answer.at)}　${answer.byName}`]);
    if (answer.reason) facts.push(['答复的话', answer.reason]);
  }
  if (withdrawal) facts.push(['撤回', `${dayAndTime(withdrawal.at)}　${withdrawal.reason}`]);
  if (papers) {
    const sheets = papers.map(({ name, originals, copies }) => `${name} 原件 ${originals} 复印件 ${copies}`);
    facts.push(['随件材料', sheets.length > 0 ? sheets.join('；') : '没有纸质材料']);
  }
  return (
    <dl className={styles.facts}>
      <dt>办件编号</dt>
      <dd>
        <Code>{transfer.caseNumber}</Code>
      </dd>
      {facts.map(([label, fact]) => (
        <FactRow key={label} label={label} fact={fact} />
      ))}
    </dl>
  );
}

function FactRow({ label, fact }: { label: string; fact: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{fact}</dd>
    </>
  );
}
