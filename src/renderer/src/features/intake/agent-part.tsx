import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { AUTHORISATION_WORDS, agentRoleWord } from '#shared/wording/people.ts';
import { agentFault, PROXY_NOT_ALLOWED } from './agent-fault.ts';
import { AgentFields } from './agent-fields.tsx';
import { AgentIdentity } from './agent-identity.tsx';
import styles from './agent-part.module.css';
import { Part } from './part.tsx';
import type { Intake } from './use-intake.ts';

/** 代办人, of an organisation 经办人: who stands at the window for the applicant, and on what they act. */
export function AgentPart({ intake }: { intake: Intake }) {
  const { state, item, today } = intake;
  const { agent, applicant } = state.draft;
  if (!agent) return null;
  const organisation = isOrganisationKind(applicant.identityKind);
  const refused = !organisation && item !== undefined && !item.proxyAllowed;
  const complete = item !== undefined && agentFault(state.draft, item, today) === null;
  return (
    <Part
      number={intake.parts.indexOf('agent') + 1}
      title={organisation ? '经办人' : '代办人'}
      open={state.open === 'agent'}
      done={complete}
      onOpen={() => intake.goToPart('agent')}
      summary={
        <p className={styles.summary}>
          <strong>{agent.name || '还没填来办事的人'}</strong>
          {agent.authorisation && <span>{agentRoleWord(agent.relation, agent.authorisation)}</span>}
          {agent.authorisation && agent.relation && <span>{AUTHORISATION_WORDS[agent.authorisation]}</span>}
          {agent.until && <span>授权至 {agent.until}</span>}
          {refused && <span className={styles.bad}>{PROXY_NOT_ALLOWED}</span>}
        </p>
      }
    >
      {refused && (
        <p className={styles.bad} role="alert">
          ▲ {PROXY_NOT_ALLOWED}
        </p>
      )}
      <AgentIdentity intake={intake} agent={agent} />
      <AgentFields intake={intake} agent={agent} organisation={organisation} />
      {!organisation && (
        <p className={styles.hint}>
          <kbd>Alt+A</kbd> 改为本人办理
        </p>
      )}
    </Part>
  );
}
