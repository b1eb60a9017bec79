import type { KnownAgent } from '#shared/contract/residents.ts';
import { hasTerm } from '#shared/domain/agency.ts';
import { agentRoleWord } from '#shared/wording/people.ts';
import styles from './person-card.module.css';

function termWord({ authorisation, until, authorised }: KnownAgent): string {
  if (!hasTerm(authorisation)) return '';
  if (until === null) return '只授权过当次';
  return authorised ? `授权至 ${until}` : `授权 ${until} 已到期`;
}

/** Who has acted for the applicant, how often, and until when they may. */
export function AgentLines({ agents }: { agents: readonly KnownAgent[] }) {
  if (agents.length === 0) return null;
  return (
    <ul className={styles.agents} aria-label="代办人">
      {agents.map((agent) => (
        <li key={agent.id}>
          {agent.name}　{agentRoleWord(agent.relation, agent.authorisation)}
          {agent.relation === null ? '，来过' : '代理'} {agent.times} 次
          <span className={styles.term} data-over={!agent.authorised || undefined}>
            {termWord(agent)}
          </span>
        </li>
      ))}
    </ul>
  );
}
