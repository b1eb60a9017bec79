import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { type KeyboardEvent, useEffect, useState } from 'react';
import type { Agent } from '#shared/contract/intake.ts';
import { PERSON_IDENTITY_KINDS } from '#shared/domain/identity-kinds.ts';
import { tidyCode } from '#shared/domain/tidy-code.ts';
import { agentRoleWord, IDENTITY_KIND_WORDS } from '#shared/wording/people.ts';
import { query } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { Button } from '../../components/button.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { SearchBox } from '../../components/search-box.tsx';
import styles from './agent-part.module.css';
import { NO_AGENT, offeredAgent } from './agent-state.ts';
import { numberFault } from './number-fault.ts';
import type { Intake } from './use-intake.ts';

const KINDS = PERSON_IDENTITY_KINDS.filter((kind) => kind !== 'none').map((value) => ({
  value,
  label: IDENTITY_KIND_WORDS[value],
}));

/** Whoever has this number is known by name and telephone, if they were ever here themselves. */
function useNameOf(agent: Agent, valid: boolean, onFound: (change: Partial<Agent>) => void): void {
  const wanted = agent.agentId === null && valid && agent.name === '';
  const { data } = useQuery(
    query.residents.findByNumber.queryOptions({
      input: { identityKind: agent.identityKind, number: agent.number },
      enabled: wanted,
      gcTime: 0,
    }),
  );
  useEffect(() => {
    if (wanted && data) onFound({ name: data.name, phone: data.phone });
  });
}

/** The number of whoever stands at the window; somebody who came before is offered, with the masked number. */
export function AgentIdentity({ intake, agent }: { intake: Intake; agent: Agent }) {
  const { state, dispatch, person, today } = intake;
  const [left, setLeft] = useState(false);
  const offers = person?.agents ?? [];
  const offered = offers.find(({ id }) => id === agent.agentId);
  const known = agent.agentId !== null;
  const fault = known ? null : numberFault(agent, today);
  const said = state.fault?.field === 'agent.number' ? state.fault.sentence : null;
  const full = agent.identityKind === 'resident-id' && agent.number.length >= 18;
  const complaint = said ?? ((left || full) && agent.number !== '' ? fault : null);
  const change = (part: Partial<Agent>) => dispatch({ type: 'agent', change: part });
  useNameOf(agent, fault === null && agent.number !== '', change);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      setLeft(true);
      if (fault === null) intake.next('agent.number');
      else dispatch({ type: 'go', field: 'agent.number', fault: { field: 'agent.number', sentence: fault } });
    } else if (known && (event.key === 'Backspace' || event.key === 'Delete')) {
      event.preventDefault();
      change(NO_AGENT);
    } else if (known && offers.length > 1 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : offers.length - 1;
      const next = offers[(offers.findIndex(({ id }) => id === agent.agentId) + step) % offers.length];
      if (next) change(offeredAgent(next));
    }
  };

  return (
    <div className={styles.line}>
      <span className={styles.label}>证件</span>
      {!known && (
        <Select
          className={styles.kind ?? ''}
          aria-label="代办人证件种类"
          value={agent.identityKind}
          options={KINDS}
          onChange={(identityKind) => {
            change({ identityKind, number: '' });
            dispatch({ type: 'go', field: 'agent.number' });
          }}
        />
      )}
      <SearchBox
        data-field="agent.number"
        aria-label="代办人证件号码"
        className={styles.number}
        text={known ? groupIdentityNumber(offered?.maskedNumber ?? '') : agent.number}
        readOnly={known}
        invalid={complaint !== null}
        placeholder="来办事的人的证件号码"
        onText={(text) => {
          setLeft(false);
          change({ number: tidyCode(text).text.slice(0, 40), ...(agent.name === '' ? {} : { name: '' }) });
        }}
        onBlur={() => setLeft(true)}
        onKeyDown={onKeyDown}
      />
      {complaint !== null ? (
        <span className={styles.bad} role="alert">
          {complaint}
        </span>
      ) : (
        offered && (
          <span className={styles.good}>
            ✓ {offered.name}（{agentRoleWord(offered.relation, offered.authorisation)}）来过 {offered.times}{' '}
            次{!offered.authorised && '，授权要重新核对'}
          </span>
        )
      )}
      {known && (
        <Button size="small" kind="text" tabIndex={-1} onClick={() => change(NO_AGENT)}>
          换人 <kbd>退格</kbd>
          {offers.length > 1 && (
            <>
              {`　另 ${offers.length - 1} 人 `}
              <kbd>↓</kbd>
            </>
          )}
        </Button>
      )}
    </div>
  );
}
