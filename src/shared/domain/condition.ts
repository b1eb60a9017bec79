/**
 * When a paper or a form field of a service item is asked for: always (`null`), on one of some answers to a
 * question, or as these combine. There is no "not": another answer never takes away what one has brought in,
 * so a list made from the first answers only grows with the next.
 */
export type Condition =
  | null
  | { readonly situation: string; readonly in: readonly string[] }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

/** 办理情形: the option chosen for each question answered so far, by the ids of both. */
export type SituationAnswers = Readonly<Record<string, string>>;

/** The option chosen for a question; undefined while it is open. */
export function answerTo(answers: SituationAnswers, situation: string): string | undefined {
  return Object.hasOwn(answers, situation) ? answers[situation] : undefined;
}

/** Whether a condition holds. A question without an answer fulfils nothing; an empty `all` holds, an empty `any` not. */
export function conditionHolds(condition: Condition, answers: SituationAnswers): boolean {
  if (condition === null) return true;
  if ('all' in condition) return condition.all.every((part) => conditionHolds(part, answers));
  if ('any' in condition) return condition.any.some((part) => conditionHolds(part, answers));
  const answer = answerTo(answers, condition.situation);
  return answer !== undefined && condition.in.includes(answer);
}

/** Every question a condition looks at, with the answers it waits for, in the order they are written. */
export function questionsOf(condition: Condition): { situation: string; in: readonly string[] }[] {
  if (condition === null) return [];
  if ('all' in condition) return condition.all.flatMap(questionsOf);
  if ('any' in condition) return condition.any.flatMap(questionsOf);
  return [condition];
}
