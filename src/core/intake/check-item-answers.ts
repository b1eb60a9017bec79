import type { Material, ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { checkFormAnswers } from '#shared/domain/check-form-answers.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import type { FormValue } from '#shared/domain/form-fields.ts';
import { decideMaterials, type MaterialDecision } from '#shared/domain/materials-by-answers.ts';
import type { LocalDate } from '#shared/domain/workdays.ts';
import type { AnswerProblem } from './check-answers.ts';

/** What the answers about the situation make of an item. */
export interface AnsweredItem {
  /** The papers these answers ask for, those that must be there first. */
  materials: Material[];
  situations: SituationAnswers;
  /** The form as it is kept. */
  form: Readonly<Record<string, FormValue>>;
  /** By field: `situations.<id>` or `form.<key>`. */
  problems: AnswerProblem[];
}

/**
 * Every question answered with an option the item has and none that ends the intake, and every field of the form
 * that then applies filled in as it should be. An item that is advice only becomes no case.
 */
export function checkItemAnswers(item: ServiceItem, draft: IntakeDraft, today: LocalDate): AnsweredItem {
  if (item.handling === 'advice') return refused({ field: 'itemCode', code: 'advice-only' });
  let decision: MaterialDecision;
  try {
    const { agent } = draft;
    decision = decideMaterials(item, draft.situations, {
      agent: agent !== null,
      authorisation: agent?.authorisation ?? null,
    });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'proxy-not-allowed') return refused({ field: 'agent', code: error.code });
    return refused({ field: `situations.${error.data.situation}`, code: error.code });
  }
  const { answers } = decision;
  const { values, faults } = checkFormAnswers(item.form, draft.form, { answers, today });
  const { outcome, required, optional, unanswered } = decision;
  return {
    materials: [...required, ...optional],
    situations: answers,
    form: values,
    problems: outcome
      ? [{ field: `situations.${outcome.situation}`, code: `outcome-${outcome.kind}` }]
      : [
          ...unanswered.map((id) => ({ field: `situations.${id}`, code: 'unanswered' })),
          ...faults.map(({ key, code }) => ({ field: `form.${key}`, code })),
        ],
  };
}

function refused(problem: AnswerProblem): AnsweredItem {
  return { materials: [], situations: {}, form: {}, problems: [problem] };
}
