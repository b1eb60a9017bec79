import type { Condition } from '#shared/domain/condition.ts';

interface Question {
  readonly id: string;
  readonly question: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
}

/** `“谁来办？”选“本人”或“家属”`: a condition in the words of the item's questions; empty where it always holds. */
export function conditionWords(condition: Condition, situations: readonly Question[]): string {
  if (condition === null) return '';
  if ('all' in condition) return group(condition.all, situations, '，并且');
  if ('any' in condition) return group(condition.any, situations, '，或者');
  const question = situations.find(({ id }) => id === condition.situation);
  const labels = condition.in.map((id) => `“${question?.options.find((one) => one.id === id)?.label ?? id}”`);
  return `“${question?.question ?? condition.situation}”选${labels.join('或')}`;
}

function group(parts: readonly Condition[], situations: readonly Question[], word: string): string {
  return parts
    .map((part) => {
      const words = conditionWords(part, situations);
      return part !== null && !('situation' in part) ? `（${words}）` : words;
    })
    .filter((words) => words !== '')
    .join(word);
}
