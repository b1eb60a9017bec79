import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import styles from './bundles-page.module.css';
import { ExportDone } from './export-done.tsx';
import { ExportPreview } from './export-preview.tsx';
import { Steps } from './steps.tsx';

/** Three steps: the stick, what goes onto it, and where it goes from here. */
export function ExportSteps({ toTown, onDone }: { toTown: boolean; onDone: () => void }) {
  const recipients = useQuery(query.bundles.recipients.queryOptions());
  const centres = recipients.data?.filter((each) => each.to !== 'hub') ?? [];
  const [ready, setReady] = useState(false);
  const [chosen, setCentre] = useState<string | null>(null);
  // As a rule it goes to the town's own centre, which is the first.
  const centre = chosen ?? centres[0]?.to ?? null;
  const to = toTown ? 'hub' : centre;
  const saving = useMutation(
    query.bundles.export.mutationOptions({ onSettled: () => queryClient.invalidateQueries() }),
  );
  const save = () => {
    if (to !== null && !saving.isPending) saving.mutate({ to });
  };
  const saved = saving.data?.path ? saving.data : null;
  const name = toTown ? '镇里' : (centres.find((each) => each.to === centre)?.name ?? '');
  const names = ['插好U盘', '核对要带走的记录', toTown ? '带到镇里' : '带给别的中心'];
  if (recipients.error) {
    return (
      <p className={styles.wrong} role="alert">
        {explainError(recipients.error)}
      </p>
    );
  }
  if (!toTown && !recipients.data) return <p role="status">正在打开</p>;
  if (!ready || to === null) {
    return (
      <Steps names={names} at={0}>
        <p>把U盘插到电脑上{!toTown && '，选好带给哪个中心'}，等一会儿再按下一步。</p>
        {!toTown && centres.length > 0 && (
          <Choice
            field="centre"
            label="带给哪个中心"
            invalid={false}
            onEnter={() => setReady(true)}
            options={centres.map((each) => ({ id: each.to, label: each.name }))}
            value={centre}
            onChange={setCentre}
          />
        )}
        {!toTown && centres.length === 0 && (
          <p className={styles.wrong}>本机还不知道别的中心，请先联网和镇里同步一次</p>
        )}
        <Button kind="primary" autoFocus disabled={to === null} onClick={() => setReady(true)}>
          插好了，下一步　Enter
        </Button>
      </Steps>
    );
  }
  if (saved) {
    return (
      <Steps names={names} at={2}>
        <ExportDone saved={saved} toTown={toTown} name={name} onDone={onDone} />
      </Steps>
    );
  }
  return (
    <Steps names={names} at={1}>
      <ExportPreview to={to} name={name} saving={saving} onSave={save} />
    </Steps>
  );
}
