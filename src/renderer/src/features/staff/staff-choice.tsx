import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import type { StaffMember } from '#shared/contract/staff.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { lastStaffId, rememberStaff } from '../../app/core/session.ts';
import { digitOf } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { largeType } from '../../app/large-type.ts';
import { Emblem } from '../../app/shell/emblem.tsx';
import { useUsable } from '../../app/usable.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { useListKeys } from '../../components/use-list-keys.ts';
import styles from './staff-choice.module.css';

function matches({ name, initials }: StaffMember, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return name.includes(wanted) || initials.toLowerCase().startsWith(wanted);
}

/** Who works at this window: the first question of the day, answered with one key. */
export function StaffChoice() {
  const status = useQuery(query.system.status.queryOptions());
  const staff = useQuery(query.staff.list.queryOptions());
  const navigate = useNavigate();
  const signIn = useMutation(
    query.staff.signIn.mutationOptions({
      onSuccess: (member) => {
        // Where the own work lies, and not where somebody else was before.
        if (member.role === 'handler') void navigate({ to: '/department', replace: true });
        else void navigate({ to: '/cases', search: { filter: 'open' }, replace: true });
        rememberStaff(member);
      },
    }),
  );
  const [text, setText] = useState('');
  const shown = staff.data?.filter((member) => matches(member, text)) ?? [];
  const choose = (index: number) => {
    const member = shown[index];
    if (member && !signIn.isPending) signIn.mutate({ staffId: member.id });
  };
  const last = Math.max(
    0,
    shown.findIndex(({ id }) => id === lastStaffId.get()),
  );
  const keys = useListKeys(shown.length, choose, { resetKey: `${text}/${shown.length}`, first: last });
  useShortcut('Ctrl+L', '大字', () => largeType.set(!largeType.get()));
  useUsable('staff-choice', staff.isSuccess && status.isSuccess);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const digit = text === '' && !event.ctrlKey && !event.altKey ? digitOf(event.nativeEvent) : null;
    if (digit !== null && digit > 0) {
      event.preventDefault();
      choose(digit - 1);
    } else keys.onKeyDown(event);
  };
  const fault = signIn.error ?? staff.error;

  return (
    <main className={styles.page}>
      <div className={styles.box}>
        <h1 className={styles.title}>
          <Emblem />
        </h1>
        <p className={styles.centre}>
          {status.data?.centre.name}
          {status.data?.demo && <span className={styles.demo}>演示数据，不是真实居民</span>}
        </p>
        <SearchBox
          text={text}
          onText={setText}
          onKeyDown={onKeyDown}
          autoFocus
          placeholder="谁在办？输入姓名或拼音首字母"
          role="combobox"
          aria-expanded
          aria-controls="staff-names"
          aria-activedescendant={shown[keys.active] ? `staff-${shown[keys.active]?.id}` : undefined}
        />
        <div id="staff-names" role="listbox" aria-label="经办人" className={styles.names}>
          {shown.map((member, index) => (
            <div
              key={member.id}
              id={`staff-${member.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === keys.active}
              className={styles.name}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(index)}
              onKeyDown={onKeyDown}
            >
              <kbd>{index < 9 && text === '' ? index + 1 : ' '}</kbd>
              <span>{member.name}</span>
              <span className={styles.post}>{member.post}</span>
            </div>
          ))}
          {staff.isSuccess && shown.length === 0 && <p className={styles.empty}>没有这个姓名，换个字试试</p>}
        </div>
        {fault && <p role="alert">{explainError(fault)}</p>}
        <p className={styles.keys}>
          <kbd>↑</kbd> <kbd>↓</kbd> 选人　<kbd>Enter</kbd> 开始办件　<kbd>Ctrl+L</kbd> 大字
        </p>
      </div>
    </main>
  );
}
