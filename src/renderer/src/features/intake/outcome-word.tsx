import styles from './outcome-word.module.css';
import type { Intake } from './use-intake.ts';

const MEANINGS = {
  decline: '按所选情形不予受理',
  advice: '按所选情形不用在这里登记',
} as const;

const NEXT = {
  decline: '出具不予受理通知书，告知理由和救济途径；选错了，改选情形就能接着办',
  advice: '已填写的内容存为草稿；选错了，改选情形就能接着办',
} as const;

/** Why this intake cannot be accepted, and what to tell the person instead. */
export function OutcomeWord({ intake: { asked } }: { intake: Intake }) {
  if (!asked?.decision.outcome) return null;
  const { outcome, advice } = asked.decision;
  const instead = advice.find(({ situation }) => situation === outcome.situation);
  return (
    <p className={styles.outcome} role="status">
      <strong>
        {MEANINGS[outcome.kind]}
        {outcome.reason && `：${outcome.reason}`}
      </strong>
      {instead && <span>{instead.text}</span>}
      <span className={styles.safe}>{NEXT[outcome.kind]}</span>
    </p>
  );
}
