import type { KeyboardEvent, ReactNode } from 'react';
import type { Agent } from '#shared/contract/intake.ts';
import { AGENT_RELATIONS, authorisationsFor, hasTerm, usualAuthorisation } from '#shared/domain/agency.ts';
import { AGENT_RELATION_WORDS, AUTHORISATION_WORDS } from '#shared/wording/people.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { TextField } from '../../components/text-field.tsx';
import { AUTHORISATION_EXPIRED } from './agent-fault.ts';
import styles from './agent-part.module.css';
import type { AgentField } from './fields.ts';
import { TypedDateField } from './typed-date-field.tsx';
import type { Intake } from './use-intake.ts';

const RELATIONS = AGENT_RELATIONS.map((id) => ({ id, label: AGENT_RELATION_WORDS[id] }));

function Line({ label, said, children }: { label: string; said: string | undefined; children: ReactNode }) {
  return (
    <div data-line className={styles.line}>
      <span className={styles.label}>{label}</span>
      {children}
      {said && (
        <span className={styles.bad} role="alert">
          {said}
        </span>
      )}
    </div>
  );
}

/** Name, telephone, relation, and what the agent acts on until when. */
export function AgentFields({
  intake,
  agent,
  organisation,
}: {
  intake: Intake;
  agent: Agent;
  organisation: boolean;
}) {
  const { state, dispatch, today } = intake;
  const change = (part: Partial<Agent>) => dispatch({ type: 'agent', change: part });
  const saidAt = (field: AgentField) => (state.fault?.field === field ? state.fault.sentence : undefined);
  const authorisations = authorisationsFor({ organisation }).map((id) => ({
    id,
    label: AUTHORISATION_WORDS[id],
  }));
  const textField = (name: 'name' | 'phone', label: string, limit: number) => {
    const field: AgentField = `agent.${name}`;
    return (
      <TextField
        data-field={field}
        aria-label={label}
        className={styles.text}
        value={agent[name]}
        maxLength={limit}
        invalid={saidAt(field) !== undefined}
        onChange={(event) => change({ [name]: event.target.value })}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return;
          event.preventDefault();
          if (name === 'name' && agent.name.trim() === '') {
            dispatch({ type: 'go', field, fault: { field, sentence: '请填写来办事的人的姓名' } });
          } else intake.next(field);
        }}
      />
    );
  };

  return (
    <>
      <Line label="姓名" said={saidAt('agent.name') ?? saidAt('agent.phone')}>
        {agent.agentId !== null ? <strong>{agent.name}</strong> : textField('name', '代办人姓名', 100)}
        <span className={styles.quiet}>电话</span>
        {textField('phone', '代办人电话', 30)}
      </Line>
      {!organisation && (
        <Line label="关系" said={saidAt('agent.relation')}>
          <ChoiceRow
            field="agent.relation"
            label="与申请人的关系"
            options={RELATIONS}
            value={agent.relation}
            invalid={saidAt('agent.relation') !== undefined}
            onChange={(chosen) => {
              const relation = chosen as Agent['relation'];
              // Proposed in sight of the clerk, who can say otherwise.
              change({ relation, authorisation: relation && usualAuthorisation(relation) });
            }}
            onEnter={() => intake.next('agent.relation')}
          />
        </Line>
      )}
      <Line label={organisation ? '身份' : '授权'} said={saidAt('agent.authorisation')}>
        <ChoiceRow
          field="agent.authorisation"
          label={organisation ? '以什么身份来办' : '授权方式'}
          options={authorisations}
          value={agent.authorisation}
          invalid={saidAt('agent.authorisation') !== undefined}
          onChange={(chosen) => change({ authorisation: chosen as Agent['authorisation'] })}
          onEnter={() => intake.next('agent.authorisation')}
        />
      </Line>
      {agent.authorisation !== null && hasTerm(agent.authorisation) && (
        <Line label="期限" said={saidAt('agent.until')}>
          <TypedDateField
            key={agent.agentId}
            field="agent.until"
            label="授权至"
            className={styles.date}
            value={agent.until}
            placeholder="如 20271231"
            faultOf={(date) => (today !== undefined && date < today ? AUTHORISATION_EXPIRED : null)}
            onChange={(date, typed) => change({ until: date ?? (typed.trim() || null) })}
            onEnter={() => intake.next('agent.until')}
          />
          <span className={styles.quiet}>空着就是只办这一次</span>
        </Line>
      )}
    </>
  );
}
