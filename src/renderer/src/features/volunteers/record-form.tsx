import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { VolunteerHonour, VolunteerPage } from '#shared/contract/volunteers.ts';
import type { HonourKind } from '#shared/domain/volunteers.ts';
import { explainError } from '#shared/wording/errors.ts';
import { HONOUR_KIND_WORDS } from '#shared/wording/volunteers.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { EndForm } from './end-form.tsx';
import { HonourForm } from './honour-form.tsx';

/** What is being done to a record of service beside its basic data. */
export type Doing = 'honour' | 'membership' | { remove: VolunteerHonour } | null;

/** Training and commendations, leaving the register and coming back: each with what it has to say. */
export function RecordForm({
  doing,
  volunteer,
  today,
  onDone,
}: {
  doing: Exclude<Doing, null>;
  volunteer: VolunteerPage;
  today: string;
  onDone: () => void;
}) {
  const done = {
    onSuccess: async () => {
      await Promise.all(
        [query.volunteers.key(), query.volunteerPosts.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
      onDone();
    },
  };
  const add = useMutation(query.volunteers.addHonour.mutationOptions(done));
  const remove = useMutation(query.volunteers.removeHonour.mutationOptions(done));
  const leave = useMutation(query.volunteers.leave.mutationOptions(done));
  const rejoin = useMutation(query.volunteers.rejoin.mutationOptions(done));
  const { id, name, leftOn } = volunteer;
  const faultOf = ({ error }: { error: Error | null }) => (error ? explainError(error) : '');
  if (doing === 'honour') {
    return (
      <HonourForm
        name={name}
        today={today}
        busy={add.isPending}
        fault={faultOf(add)}
        onSave={(honour) => add.mutate({ volunteerId: id, honour })}
        onClose={onDone}
      />
    );
  }
  if (doing === 'membership' && leftOn === null) {
    return (
      <EndForm
        title={`${name}　退出登记`}
        about="时数、积分和记录都留着，在岗的岗位到这一天为止。以后可以恢复登记"
        dayLabel="退出日期"
        day={today}
        saveLabel="退出登记"
        busy={leave.isPending}
        fault={faultOf(leave)}
        onSave={(on, reason) => leave.mutate({ id, on, reason })}
        onClose={onDone}
      />
    );
  }
  if (doing === 'membership') {
    return (
      <ReasonForm
        title={`${name}　恢复登记`}
        saveLabel="恢复登记"
        busy={rejoin.isPending}
        fault={faultOf(rejoin)}
        onSave={(reason) => rejoin.mutate({ id, reason })}
        onClose={onDone}
      />
    );
  }
  const { kind, name: what, id: honourId } = doing.remove;
  return (
    <ReasonForm
      title={`撤销${HONOUR_KIND_WORDS[kind as HonourKind]}“${what}”`}
      saveLabel="撤销这一条"
      busy={remove.isPending}
      fault={faultOf(remove)}
      onSave={(reason) => remove.mutate({ id: honourId, reason })}
      onClose={onDone}
    />
  );
}

function ReasonForm({
  title,
  saveLabel,
  busy,
  fault,
  onSave,
  onClose,
}: {
  title: string;
  saveLabel: string;
  busy: boolean;
  fault: string;
  onSave: (reason: string) => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState({ reason: '' });
  const [wrong, setWrong] = useState('');
  const save = () => {
    setWrong(values.reason.trim() === '' ? '理由还没有填，日后看得明白' : '');
    if (values.reason.trim() !== '') onSave(values.reason.trim());
  };
  return (
    <SidePanel title={title} narrow onClose={onClose}>
      <LineForm
        lines={[{ field: 'reason', label: '理由', most: 200, wide: true }]}
        values={values}
        wrongField={wrong ? 'reason' : null}
        fault={wrong || fault}
        saveLabel={saveLabel}
        busy={busy}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onSave={save}
      />
    </SidePanel>
  );
}
