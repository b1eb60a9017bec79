import type { CaseAgent } from '#shared/contract/cases.ts';
import { AUTHORISATION_WORDS, agentRoleWord } from '#shared/wording/people.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';

/** Who brought the case for the applicant; nothing when the applicant came in person. */
export function CaseAgentLine({ agent }: { agent: CaseAgent | null }) {
  if (!agent) return null;
  const { name, relation, authorisation, maskedNumber, phone, until } = agent;
  return (
    <p>
      {relation === null ? '来办人' : '代办人'} {name}（{agentRoleWord(relation, authorisation)}）　
      <Code>{groupIdentityNumber(maskedNumber)}</Code>　{phone}
      {relation !== null && `　${AUTHORISATION_WORDS[authorisation]}`}
      {until && `，授权至 ${until}`}
    </p>
  );
}
