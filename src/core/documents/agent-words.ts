import type { CaseAgent } from '#shared/contract/cases.ts';
import { formatLongDate } from '#shared/wording/dates.ts';
import { AUTHORISATION_WORDS, agentRoleWord } from '#shared/wording/people.ts';

/** Who stood at the window for the applicant, as a document names them; null when the applicant came in person. */
export function agentWords(agent: CaseAgent | null): { title: string; words: string } | null {
  if (!agent) return null;
  const { name, maskedNumber, relation, authorisation, until } = agent;
  const role = agentRoleWord(relation, authorisation);
  const basis = relation === null ? '' : `，${AUTHORISATION_WORDS[authorisation]}`;
  const term = until === null ? '' : `，授权至${formatLongDate(until)}`;
  return {
    title: relation === null ? '单位来办人' : '代办人',
    words: `${name}（${role}，证件号码 ${maskedNumber}${basis}${term}）`,
  };
}
