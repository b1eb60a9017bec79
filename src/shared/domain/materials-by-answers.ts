import { type Authorisation, actsForOrganisation } from './agency.ts';
import { askedSituations } from './asked-situations.ts';
import { answerTo, type Condition, conditionHolds, type SituationAnswers } from './condition.ts';
import { DomainError } from './domain-error.ts';
import { proxyMaterialsFor } from './proxy-materials.ts';

/** One answer that can be chosen for a question about the situation. */
export interface SituationOption {
  readonly id: string;
  readonly label: string;
  /** What the clerk is told as soon as this is chosen. */
  readonly advice: string | null;
  /** Changes no papers, and `reason` says why. */
  readonly infoOnly: boolean;
  /** Why this option changes no papers, or why it ends the intake. */
  readonly reason: string | null;
  /** `decline`: 不予受理 with the reason. `advice`: tell the right office, register no case. */
  readonly outcome: 'decline' | 'advice' | null;
}

/** 办理情形: a question asked at the window, with one answer. */
export interface Situation {
  readonly id: string;
  readonly question: string;
  readonly options: readonly SituationOption[];
  /** When it is asked at all; looks only at questions before it. */
  readonly condition: Condition;
}

/** 材料: a paper of a service item, with what the counter has to know about it. */
export interface ItemMaterial {
  readonly id: string;
  readonly name: string;
  /** Sheets seen or taken; the acceptance standard says which go back. */
  readonly originals: number;
  /** Copies kept. */
  readonly copies: number;
  /** False is 如有: taken when the resident has it, never asked back. */
  readonly required: boolean;
  /** 容缺: may follow later, only where the item allows gaps. */
  readonly mayLack: boolean;
  /** 告知承诺: a declaration may stand in for it, only where the item allows one. */
  readonly declarable: boolean;
  readonly condition: Condition;
  /** Who has it: the applicant, an office, or it is filled in here. */
  readonly source: string;
  readonly whereToGet: string;
  /** 受理标准: what the clerk looks at. */
  readonly acceptance: string;
  /** 样本说明: how a good one looks, where a sample hangs. */
  readonly sample: string;
  /** Shows what others must not read; never left lying on the counter. */
  readonly sensitive: boolean;
}

/** The part of a service item that decides on its papers. */
export interface MaterialRules {
  readonly situations: readonly Situation[];
  readonly materials: readonly ItemMaterial[];
  readonly proxyAllowed: boolean;
}

/** The option that ends an intake before any paper is looked at. */
export interface IntakeOutcome {
  readonly kind: 'decline' | 'advice';
  readonly situation: string;
  readonly option: string;
  readonly reason: string | null;
}

/** What a chosen option tells the clerk. */
export interface SituationAdvice {
  readonly situation: string;
  readonly text: string;
}

export interface MaterialDecision {
  /** Must be there, in the order of the item, the agent's papers last. Empty when there is an outcome. */
  readonly required: readonly ItemMaterial[];
  /** 如有. Empty when there is an outcome. */
  readonly optional: readonly ItemMaterial[];
  readonly outcome: IntakeOutcome | null;
  /** Of all chosen options, in the order of the questions. */
  readonly advice: readonly SituationAdvice[];
  /** Questions without an answer. The papers so far stay, more may come; an outcome leaves nothing to ask. */
  readonly unanswered: readonly string[];
  /** The answers that count: those to questions that are asked. */
  readonly answers: SituationAnswers;
}

/**
 * Which papers an item needs under the answers about the situation. With the first answers it gives the papers
 * that are certain already. An option with an outcome wins over every paper; of two, the first question's.
 * @param agent whether somebody stands at the window for the applicant, and on what they act (a power of attorney when
 *   that is not said)
 * @throws DomainError `unknown-situation` or `unknown-option` for an answer the item does not know,
 *   `proxy-not-allowed` for an agent where the applicant has to come in person
 */
export function decideMaterials(
  { situations, materials, proxyAllowed }: MaterialRules,
  given: SituationAnswers,
  { agent, authorisation = null }: { readonly agent: boolean; readonly authorisation?: Authorisation | null },
): MaterialDecision {
  const proxy = agent && !(authorisation && actsForOrganisation(authorisation));
  if (proxy && !proxyAllowed) throw new DomainError('proxy-not-allowed', 'The item allows no agent');
  refuseUnknownSituations(situations, given);
  const { situations: asked, answers } = askedSituations(situations, given);
  const chosen = asked.flatMap((situation) => {
    const option = chosenOption(situation, answers);
    return option ? [{ situation: situation.id, option }] : [];
  });
  const advice = chosen.flatMap(({ situation, option }) =>
    option.advice === null ? [] : [{ situation, text: option.advice }],
  );
  const outcome = firstOutcome(chosen);
  if (outcome) return { required: [], optional: [], outcome, advice, unanswered: [], answers };
  const applying = [...materials, ...(agent ? proxyMaterialsFor(authorisation) : [])].filter(
    ({ condition }) => conditionHolds(condition, answers),
  );
  return {
    required: applying.filter(({ required }) => required),
    optional: applying.filter(({ required }) => !required),
    outcome: null,
    advice,
    unanswered: asked.map(({ id }) => id).filter((id) => answerTo(answers, id) === undefined),
    answers,
  };
}

function refuseUnknownSituations(situations: readonly Situation[], answers: SituationAnswers): void {
  const unknown = Object.keys(answers).find((id) => !situations.some((situation) => situation.id === id));
  if (unknown !== undefined) {
    throw new DomainError('unknown-situation', `The item does not ask ${unknown}`, { situation: unknown });
  }
}

function chosenOption(situation: Situation, answers: SituationAnswers): SituationOption | null {
  const answer = answerTo(answers, situation.id);
  if (answer === undefined) return null;
  const option = situation.options.find(({ id }) => id === answer);
  if (option) return option;
  throw new DomainError('unknown-option', `${situation.id} cannot be answered with ${answer}`, {
    situation: situation.id,
    option: answer,
  });
}

function firstOutcome(
  chosen: readonly { situation: string; option: SituationOption }[],
): IntakeOutcome | null {
  for (const { situation, option } of chosen) {
    if (option.outcome !== null) {
      return { kind: option.outcome, situation, option: option.id, reason: option.reason };
    }
  }
  return null;
}
