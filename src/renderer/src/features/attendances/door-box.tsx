import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import type { DoorCandidate } from '#shared/contract/attendances.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './attendance-page.module.css';

/** Who was meant at the door: somebody known, or a visitor by name. */
export type Arrival = { candidate: DoorCandidate; byCode: boolean } | { visitor: string };

const CARD = /^OWV:/i;
/** A name somebody would give: without digits, which are a number nobody here has. */
const NAME = /^[\p{Script=Han}·\p{Private_Use}]{2,}$/u;

/**
 * The one box at the door: a scanner types a code into it, a clerk a name, initials, a number or a telephone number.
 * Enter signs in who is marked, also when it comes before the answer, as a scanner's does.
 */
export function DoorBox({
  activityId,
  onArrive,
  onNobody,
  ref,
}: {
  activityId: string;
  onArrive: (arrival: Arrival) => void;
  onNobody: (text: string) => void;
  ref: Ref<HTMLInputElement>;
}) {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const [asked, setAsked] = useState(wanted);
  const question = (about: string) =>
    query.attendances.findAtDoor.queryOptions({
      input: { activityId, text: about },
      staleTime: 0,
      gcTime: 0,
    });
  const found = useQuery({ ...question(asked), enabled: asked !== '', placeholderData: keepPreviousData });
  // Asked at once, one question at a time: what was typed meanwhile is the next, and nothing between.
  if (!found.isFetching && asked !== wanted) setAsked(wanted);
  const fresh = asked === wanted && found.isSuccess && !found.isPlaceholderData;
  const candidates = wanted === '' ? [] : (found.data ?? []);
  const arrive = (candidate: DoorCandidate | undefined) => {
    if (candidate) onArrive({ candidate, byCode: CARD.test(wanted) });
    else if (NAME.test(wanted)) onArrive({ visitor: wanted });
    else return onNobody(wanted);
    setText('');
  };
  const choose = async (index: number) => {
    if (wanted === '') return;
    arrive(fresh ? candidates[index] : (await queryClient.fetchQuery(question(wanted)))[0]);
  };
  const keys = useListKeys(candidates.length, (index) => void choose(index), { resetKey: asked });
  return (
    <div className={styles.door}>
      <SearchBox
        ref={ref}
        autoFocus
        text={text}
        onText={setText}
        maxLength={60}
        placeholder="扫码，或输入姓名、拼音、电话、证件号"
        role="combobox"
        aria-label="签到"
        aria-expanded={wanted !== ''}
        aria-controls="door-candidates"
        aria-activedescendant={candidates[keys.active] && `door-${candidates[keys.active]?.participantId}`}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') {
            event.preventDefault();
            setText('');
          } else keys.onKeyDown(event);
        }}
      />
      <div id="door-candidates" role="listbox" aria-label="可能是" className={styles.candidates}>
        {candidates.map((candidate, index) => (
          <div
            key={candidate.participantId}
            id={`door-${candidate.participantId}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === keys.active}
            className={styles.candidate}
            onMouseDown={(event) => {
              event.preventDefault();
              arrive(candidate);
            }}
          >
            <strong>{candidate.name}</strong>
            <span className={styles.grow}>{candidate.about}</span>
            <span className={styles.number}>{candidate.phone && `尾号 ${candidate.phone.slice(-4)}`}</span>
            <span className={styles.mark}>
              {candidate.here ? '已签到' : candidate.signedUp ? '已报名' : ''}
            </span>
          </div>
        ))}
        {wanted !== '' && fresh && candidates.length === 0 && (
          <p className={styles.hint}>
            {NAME.test(wanted)
              ? `名册里没有“${wanted}”。按 Enter 登记为来访群众`
              : '名册里没有找到。换姓名、拼音或电话再查，来访群众直接输入姓名'}
          </p>
        )}
      </div>
    </div>
  );
}
