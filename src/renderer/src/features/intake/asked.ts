import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import type { Situation } from '#shared/contract/item-details.ts';
import { askedSituations } from '#shared/domain/asked-situations.ts';
import { answerTo, type SituationAnswers } from '#shared/domain/condition.ts';
import { type FormField, fieldsFor } from '#shared/domain/form-fields.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import {
  decideMaterials,
  type ItemMaterial,
  type MaterialDecision,
} from '#shared/domain/materials-by-answers.ts';
import type { Part } from './fields.ts';

/** What an item asks of this intake, under the answers given so far. */
export interface Asked {
  /** The answers that the item still knows; a draft may be older than the item. */
  answers: SituationAnswers;
  /** The questions that are asked under these answers. */
  situations: readonly Situation[];
  decision: MaterialDecision;
  /** The papers these answers call for, those that must be there first. */
  papers: readonly ItemMaterial[];
  /** The fields these answers call for. */
  form: readonly FormField[];
}

function knownAnswers({ situations }: ServiceItem, draft: IntakeDraft): SituationAnswers {
  const known = situations.flatMap(({ id, options }) => {
    const answer = answerTo(draft.situations ?? {}, id);
    return answer !== undefined && options.some((option) => option.id === answer) ? [[id, answer]] : [];
  });
  return Object.fromEntries(known);
}

/** An agent the item does not allow is refused where they are named, and brings no papers. */
function agencyOf({ proxyAllowed }: ServiceItem, { agent, applicant }: IntakeDraft) {
  if (!agent) return { agent: false };
  const organisation = isOrganisationKind(applicant.identityKind);
  const authorisation = agent.authorisation ?? (organisation ? ('sent-by-organisation' as const) : null);
  return { agent: organisation || proxyAllowed, authorisation };
}

/** What the item asks under the answers of the draft. With an outcome it asks nothing more. */
export function askedOf(item: ServiceItem, draft: IntakeDraft): Asked {
  const decision = decideMaterials(item, knownAnswers(item, draft), agencyOf(item, draft));
  const { situations, answers } = askedSituations(item.situations, decision.answers);
  return {
    answers,
    situations,
    decision,
    papers: [...decision.required, ...decision.optional],
    form: decision.outcome ? [] : fieldsFor(item.form, answers),
  };
}

/** The parts this intake has, in their order: what an item does not ask takes no number. */
export function partsOf(
  item: ServiceItem | undefined,
  asked: Asked | undefined,
  { agent }: Pick<IntakeDraft, 'agent'>,
): Part[] {
  const parts: Part[] = ['item', 'applicant'];
  if (agent) parts.push('agent');
  if (item && item.situations.length > 0) parts.push('situations');
  parts.push('papers');
  if (asked && asked.form.length > 0) parts.push('form');
  return parts;
}
