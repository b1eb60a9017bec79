import { useQuery } from '@tanstack/react-query';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { SidePanel } from '../../components/side-panel.tsx';
import { dataOf, emptyVolunteer } from './volunteer-answers.ts';
import { type FormChoices, VolunteerFields } from './volunteer-fields.tsx';

/** 登记志愿者, or 改资料 of one who is registered. */
export function VolunteerForm({
  id,
  onSaved,
  onClose,
}: {
  id: string | null;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const status = useQuery(query.system.status.queryOptions());
  const groups = useQuery(query.volunteers.groups.queryOptions({ input: undefined }));
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const known = useQuery({
    ...query.volunteers.get.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== null,
  });
  const fault = groups.error ?? centres.error ?? known.error;
  const ready = status.data && groups.data && centres.data && (id === null || known.data);
  const choices: FormChoices = {
    centres: centres.data ?? [],
    branches: groups.data?.branches ?? [],
    squads: groups.data?.squads ?? [],
  };
  const title = known.data ? `${known.data.name}　改资料` : '登记志愿者';
  if (fault) {
    return (
      <SidePanel title={title} onClose={onClose}>
        <p role="alert">{explainError(fault)}</p>
      </SidePanel>
    );
  }
  if (!ready || !status.data) return null;
  return (
    <VolunteerFields
      title={title}
      id={id}
      initial={
        known.data ? dataOf(known.data) : emptyVolunteer(status.data.centre.siteNumber, status.data.today)
      }
      keptNumber={known.data?.maskedNumber ?? null}
      choices={choices}
      onSaved={onSaved}
      onClose={onClose}
    />
  );
}
