import type { Situation } from '#shared/contract/item-details.ts';
import { answerTo } from '#shared/domain/condition.ts';
import { Choice } from '../../components/choice.tsx';
import type { AskedField } from './fields.ts';
import { Part } from './part.tsx';
import styles from './situations-part.module.css';
import type { Intake } from './use-intake.ts';

function chosenOption(situation: Situation, intake: Intake) {
  const answer = intake.asked && answerTo(intake.asked.answers, situation.id);
  return situation.options.find(({ id }) => id === answer);
}

/** One question, its answers, and what the clerk should know of the one chosen. */
function SituationRow({ situation, intake }: { situation: Situation; intake: Intake }) {
  const { state, dispatch } = intake;
  const field: AskedField = `situations.${situation.id}`;
  const option = chosenOption(situation, intake);
  const fault = state.fault?.field === field ? state.fault.sentence : null;
  return (
    <div data-line className={styles.situation}>
      <p className={styles.question}>{situation.question}</p>
      <Choice
        field={field}
        label={situation.question}
        options={situation.options}
        value={option?.id ?? null}
        invalid={fault !== null}
        onChange={(chosen) => dispatch({ type: 'situation', id: situation.id, option: chosen })}
        onEnter={() => intake.enter(field)}
      />
      {fault && (
        <p className={styles.bad} role="alert">
          {fault}
        </p>
      )}
      <p className={styles.told} role="status">
        {option?.advice && <span className={styles.advice}>{option.advice}</span>}
        {option?.reason && <span className={styles.reason}>{option.reason}</span>}
      </p>
    </div>
  );
}

/** 情形: the questions that decide which papers and which fields this intake needs. */
export function SituationsPart({ intake }: { intake: Intake }) {
  const { state, item, asked } = intake;
  if (!item || !asked || item.situations.length === 0) return null;
  const { unanswered, outcome } = asked.decision;
  const chosen = asked.situations.flatMap((situation) => chosenOption(situation, intake)?.label ?? []);
  return (
    <Part
      number={intake.parts.indexOf('situations') + 1}
      title="情形"
      open={state.open === 'situations'}
      done={unanswered.length === 0 && outcome === null}
      onOpen={() => intake.goToPart('situations')}
      summary={
        <p className={styles.summary}>
          {chosen.map((label) => (
            <span key={label}>{label}</span>
          ))}
          {unanswered.length > 0 && <span className={styles.unset}>还有 {unanswered.length} 问没答</span>}
        </p>
      }
    >
      {asked.situations.map((situation) => (
        <SituationRow key={situation.id} situation={situation} intake={intake} />
      ))}
      <p className={styles.keys}>
        <kbd>数字</kbd> 选　<kbd>Enter</kbd> 下一问
      </p>
    </Part>
  );
}
