import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Household, ResidentCard } from '#shared/contract/residents.ts';
import { explainError } from '#shared/wording/errors.ts';
import { HOUSEHOLD_RELATION_WORDS } from '#shared/wording/people.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber } from '../../components/person-words.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { AddMember } from './add-member.tsx';
import styles from './person-panel.module.css';
import { showCard } from './show-card.ts';

/** 户: who lives together; others are found by name and put in, or taken out with Alt and a digit. */
export function HouseholdPanel({ person, onClose }: { person: ResidentCard; onClose: () => void }) {
  const { household } = person;
  const body = useRef<HTMLDivElement>(null);
  // After the panel took the focus to itself.
  useEffect(() => body.current?.querySelector<HTMLElement>('input')?.focus(), []);
  const removal = useMutation(query.residents.removeHouseholdMember.mutationOptions({ onSuccess: showCard }));

  return (
    <SidePanel
      title={household ? `同户 ${household.members.length} 人` : '还没有登记同户的人'}
      onClose={onClose}
    >
      <div ref={body} className={styles.body}>
        {household ? (
          <>
            <p className={styles.hint}>{household.address || '户的地址没有登记'}</p>
            <ul>
              {household.members.map((member, at) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  at={at}
                  busy={removal.isPending}
                  onRemove={() => removal.mutate({ id: person.id, memberId: member.id })}
                />
              ))}
            </ul>
          </>
        ) : (
          <p className={styles.hint}>加进第一个人时，{person.name}登记为户主，户的地址就是现在的住址</p>
        )}
        <AddMember person={person} />
        {removal.error && (
          <p role="alert" className={styles.fault}>
            {explainError(removal.error)}
          </p>
        )}
      </div>
    </SidePanel>
  );
}

/** Digits there are: the members after that are taken out by the mouse, or once there are fewer. */
const KEYS = 9;

function MemberRow({
  member,
  at,
  busy,
  onRemove,
}: {
  member: Household['members'][number];
  at: number;
  busy: boolean;
  onRemove: () => void;
}) {
  const hasKey = at < KEYS;
  const key = hasKey ? `Alt+${at + 1}` : 'Alt+1';
  useShortcut(key, `移出${member.name}`, onRemove, { enabled: hasKey && !busy });
  return (
    <li className={styles.row}>
      <span className={styles.grow}>{member.name}</span>
      <span>{HOUSEHOLD_RELATION_WORDS[member.relation]}</span>
      <span className={styles.quiet}>{member.birthDate}</span>
      <Code>{groupIdentityNumber(member.maskedNumber)}</Code>
      <Button size="small" disabled={busy} onClick={onRemove}>
        移出{hasKey && `　${key}`}
      </Button>
    </li>
  );
}
