import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ResidentCard, ResidentLine } from '#shared/contract/residents.ts';
import { HOUSEHOLD_RELATIONS, type HouseholdRelation } from '#shared/domain/households.ts';
import { isOrganisationKind } from '#shared/domain/identity-kinds.ts';
import { explainError } from '#shared/wording/errors.ts';
import { HOUSEHOLD_RELATION_WORDS } from '#shared/wording/people.ts';
import { query } from '../../app/core/core.ts';
import { ChoiceRow } from '../../components/choice-row.tsx';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import { useSettled } from '../../components/use-settled.ts';
import styles from './person-panel.module.css';
import { showCard } from './show-card.ts';

const SETTLE_MS = 80;

function useFound(text: string, person: ResidentCard): readonly ResidentLine[] {
  const settled = useSettled(text.trim(), SETTLE_MS);
  const { data } = useQuery({
    ...query.search.everything.queryOptions({ input: { text: settled, limit: 8 } }),
    enabled: settled !== '',
    placeholderData: keepPreviousData,
  });
  if (text.trim() === '' || !data) return [];
  const here = new Set(person.household?.members.map(({ id }) => id) ?? [person.id]);
  return data.residents.filter(({ id, identityKind }) => !here.has(id) && !isOrganisationKind(identityKind));
}

/** Finds somebody by name, asks what they are to the head, and puts them into the household: name, Enter, digit, Enter. */
export function AddMember({ person }: { person: ResidentCard }) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ResidentLine | null>(null);
  const [relation, setRelation] = useState<HouseholdRelation | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const relations = useRef<HTMLDivElement>(null);
  const found = useFound(chosen ? '' : text, person);
  const hasHead = person.household?.members.some((member) => member.relation === 'head') ?? true;
  const options = HOUSEHOLD_RELATIONS.filter((id) => id !== 'head' || !hasHead).map((id) => ({
    id,
    label: HOUSEHOLD_RELATION_WORDS[id],
  }));
  const adding = useMutation(
    query.residents.addHouseholdMember.mutationOptions({
      onSuccess: (card) => {
        showCard(card);
        setText('');
        setChosen(null);
        setRelation(null);
        box.current?.focus();
      },
    }),
  );
  const choose = (index: number) => {
    const line = found[index];
    if (!line) return;
    setChosen(line);
    setText(line.name);
  };
  useEffect(() => {
    // Drawn with the choice; the next key is the relation.
    if (chosen) relations.current?.querySelector('input')?.focus();
  }, [chosen]);
  const keys = useListKeys(found.length, choose, { resetKey: text });
  const add = () => {
    if (chosen && relation && !adding.isPending)
      adding.mutate({ id: person.id, memberId: chosen.id, relation });
  };

  return (
    <>
      <SearchBox
        ref={box}
        aria-label="加一个同户的人"
        placeholder="加一个同户的人：姓名、拼音首字母或证件号码"
        text={text}
        onText={(typed) => {
          setText(typed);
          setChosen(null);
        }}
        onKeyDown={keys.onKeyDown}
      />
      {found.length > 0 && (
        <div role="listbox" aria-label="查到的人">
          {found.map((line, index) => (
            <div
              key={line.id}
              role="option"
              tabIndex={-1}
              aria-selected={index === keys.active}
              className={styles.row}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(index);
              }}
            >
              <span className={styles.grow}>{line.name}</span>
              <span className={styles.quiet}>{line.birthDate}</span>
              <Code>{groupIdentityNumber(line.maskedNumber)}</Code>
            </div>
          ))}
        </div>
      )}
      {chosen && (
        <div ref={relations}>
          <p className={styles.hint}>{chosen.name}是户主的</p>
          <ChoiceRow
            field="relation"
            label="与户主的关系"
            options={options}
            value={relation}
            invalid={false}
            onChange={(id) => setRelation(id as HouseholdRelation | null)}
            onEnter={add}
          />
        </div>
      )}
      {adding.error && (
        <p role="alert" className={styles.fault}>
          {explainError(adding.error)}
        </p>
      )}
    </>
  );
}
