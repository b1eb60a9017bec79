import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupList } from '#shared/contract/volunteers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { type Group, idOf } from './groups-page.tsx';
import styles from './volunteers-page.module.css';

/** 撤销 of a squad or a branch: where whoever is in it goes, and why. */
export function CloseGroupForm({
  group,
  groups,
  members,
  onClosed,
  onClose,
}: {
  group: Group;
  groups: GroupList;
  members: number;
  onClosed: () => void;
  onClose: () => void;
}) {
  const id = idOf(group);
  const others = (group.kind === 'squad' ? groups.squads : groups.branches).filter((one) => one.id !== id);
  const [values, setValues] = useState({ moveTo: '', reason: '' });
  const [wrong, setWrong] = useState('');
  const close = useMutation(
    query.volunteers.closeGroup.mutationOptions({
      onSuccess: () => {
        onClosed();
        return queryClient.invalidateQueries({ queryKey: query.volunteers.key() });
      },
    }),
  );
  const save = () => {
    setWrong(values.reason.trim() === '' ? '理由还没有填，日后看得明白' : '');
    if (values.reason.trim() === '') return;
    close.mutate({ kind: group.kind, id, moveTo: values.moveTo || null, reason: values.reason });
  };
  return (
    <SidePanel
      title={`${group.kind === 'squad' ? group.squad.name : group.branch.name}　撤销`}
      narrow
      onClose={onClose}
    >
      <LineForm
        lines={[
          {
            ...{ field: 'moveTo', label: `现有 ${members} 人转到`, kind: 'choice', wide: true },
            options: [
              { value: '', label: group.kind === 'squad' ? '不编队' : '不转' },
              ...others.map((one) => ({ value: one.id, label: one.name })),
            ],
          },
          { field: 'reason', label: '理由', most: 200, wide: true },
        ]}
        values={values}
        wrongField={wrong ? 'reason' : null}
        fault={wrong || (close.error ? explainError(close.error) : '')}
        saveLabel="撤销"
        busy={close.isPending}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onSave={save}
      >
        <p className={`${styles.whole} ${styles.hint}`}>
          {group.kind === 'squad'
            ? '撤销以后不能再选这个服务队，过去的活动和时数不变'
            : '撤销以后不能再选这个党支部，过去的会议记录不变。党员要有支部，先选转到哪里'}
        </p>
      </LineForm>
    </SidePanel>
  );
}
