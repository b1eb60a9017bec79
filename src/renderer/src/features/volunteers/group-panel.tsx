import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupList } from '#shared/contract/volunteers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { CloseGroupForm } from './close-group-form.tsx';
import {
  faultOfGroup,
  type GroupAnswers,
  groupAnswers,
  groupLines,
  savedBranch,
  savedSquad,
} from './group-answers.ts';
import { type Group, idOf } from './groups-page.tsx';
import styles from './volunteers-page.module.css';

/** A squad or a branch: who is in it, and for managers the form to add, change or close it. */
export function GroupPanel({
  kind,
  group,
  groups,
  centres,
  ownSite,
  writes,
  onClose,
}: {
  kind: Group['kind'];
  /** Null for a new one. */
  group: Group | null;
  groups: GroupList;
  centres: readonly { siteNumber: string; name: string }[];
  ownSite: string;
  writes: boolean;
  onClose: () => void;
}) {
  const id = group && idOf(group);
  const [values, setValues] = useState<GroupAnswers>(() => groupAnswers(group, ownSite));
  const [wrong, setWrong] = useState<ReturnType<typeof faultOfGroup>>(null);
  const [closing, setClosing] = useState(false);
  const saved = {
    // Closed first: who sees the new line in the list may have opened another one by the next key.
    onSuccess: () => {
      onClose();
      return queryClient.invalidateQueries({ queryKey: query.volunteers.key() });
    },
  };
  const saveSquad = useMutation(query.volunteers.saveSquad.mutationOptions(saved));
  const saveBranch = useMutation(query.volunteers.saveBranch.mutationOptions(saved));
  const members = useQuery({
    ...query.volunteers.list.queryOptions({
      input: { ...(kind === 'squad' ? { squadId: id ?? '' } : { branchId: id ?? '' }), limit: 200 },
    }),
    enabled: id !== null,
  });
  useShortcut('Alt+D', '撤销', () => setClosing(true), { enabled: writes && id !== null && !closing });
  const trySave = () => {
    const fault = faultOfGroup(kind, values);
    setWrong(fault);
    if (fault) return;
    if (kind === 'squad') saveSquad.mutate({ id, ...savedSquad(values) });
    else saveBranch.mutate({ id, ...savedBranch(values) });
  };
  const error = saveSquad.error ?? saveBranch.error;
  if (closing && group) {
    return (
      <CloseGroupForm
        group={group}
        groups={groups}
        members={members.data?.total ?? 0}
        onClosed={onClose}
        onClose={() => setClosing(false)}
      />
    );
  }
  const title = values.name || (kind === 'squad' ? '加服务队' : '加党支部');
  return (
    <SidePanel
      title={id === null ? (kind === 'squad' ? '加服务队' : '加党支部') : title}
      actions={writes && id !== null && <Button onClick={() => setClosing(true)}>撤销　Alt+D</Button>}
      onClose={onClose}
    >
      <div className={styles.scroll}>
        {writes && (
          <LineForm
            lines={groupLines(kind, centres)}
            values={values}
            wrongField={wrong?.field ?? null}
            fault={wrong?.sentence ?? (error ? explainError(error) : '')}
            saveLabel="保存"
            busy={saveSquad.isPending || saveBranch.isPending}
            onChange={(change) => setValues((now) => ({ ...now, ...change }))}
            onSave={trySave}
          />
        )}
        {id !== null && (
          <section className={styles.panel}>
            <h3>
              {kind === 'squad' ? '队员' : '登记的志愿者'}　{members.data?.total ?? ''}
            </h3>
            {members.error && <p role="alert">{explainError(members.error)}</p>}
            {members.data?.total === 0 && (
              <p className={styles.hint}>
                还没有人。在志愿者的“改资料”里选{kind === 'squad' ? '服务队' : '党支部'}
              </p>
            )}
            {members.data?.rows.map((one) => (
              <div key={one.id} className={styles.line}>
                <strong className={styles.day}>{one.name}</strong>
                <span className={styles.grow}>{one.centreName.replace('党群服务中心', '')}</span>
                <span className={styles.hint}>{one.phone || '没有电话'}</span>
                <span className={styles.amount}>{hoursWord(one.minutes)}</span>
              </div>
            ))}
            {members.data?.next && <p className={styles.hint}>只列出前 {members.data.rows.length} 人</p>}
          </section>
        )}
      </div>
    </SidePanel>
  );
}
