import { answerTo, type Condition, conditionHolds, type SituationAnswers } from './condition.ts';

/** A question that is asked always, or only after certain answers to questions before it. */
interface AskableSituation {
  readonly id: string;
  readonly condition: Condition;
}

/** The questions an intake has to answer, and the answers that count. */
export interface AskedSituations<Situation> {
  readonly situations: readonly Situation[];
  /** Without those to questions that are no longer asked because an answer before them was changed. */
  readonly answers: SituationAnswers;
}

/**
 * Which questions are asked under the answers so far, in the order of the item. A question may depend on questions
 * before it alone, so going through them once is enough.
 */
export function askedSituations<Situation extends AskableSituation>(
  situations: readonly Situation[],
  answers: SituationAnswers,
): AskedSituations<Situation> {
  const asked: Situation[] = [];
  const counted: Record<string, string> = {};
  for (const situation of situations) {
    if (!conditionHolds(situation.condition, counted)) continue;
    asked.push(situation);
    const answer = answerTo(answers, situation.id);
    if (answer !== undefined) counted[situation.id] = answer;
  }
  return { situations: asked, answers: counted };
}
