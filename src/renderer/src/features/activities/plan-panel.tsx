import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Activity } from '#shared/contract/activities.ts';
import type { SeriesScope } from '#shared/domain/activity-types.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { ClashReason, clashCount } from './clash-reason.tsx';
import { DaysPreview } from './days-preview.tsx';
import {
  draftOfActivity,
  lackingInPlan,
  newPlanDraft,
  type PlanDraft,
  planOfActivity,
} from './plan-draft.ts';
import { PlanFields } from './plan-fields.tsx';
import plan from './plan-form.module.css';
import styles from './plan-panel.module.css';
import { ScopeChoice } from './scope-choice.tsx';
import { useChoices } from './use-choices.ts';

/**
 * An activity or a series planned, or one put right: the questions above, its days with what stands in their way below,
 * looked at anew while it is typed. Enter goes on, Ctrl+Enter saves.
 */
export function PlanPanel({
  day,
  activity,
  onSaved,
  onClose,
}: {
  /** The day a new one begins on. */
  day: string;
  /** The one to put right; absent for a new one. */
  activity?: Activity;
  /** With the day it begins on. */
  onSaved: (id: string, day: string) => void;
  onClose: () => void;
}) {
  const choices = useChoices();
  const me = useStore(session);
  const [draft, setDraft] = useState(() =>
    activity ? draftOfActivity(activity) : newPlanDraft(day, me?.name ?? ''),
  );
  const [scope, setScope] = useState<SeriesScope>('one');
  const [reason, setReason] = useState('');
  const focusing = useFormFocus('type');
  const reasonField = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState<{ field: string; sentence: string } | null>(null);
  const put = (fields: Partial<PlanDraft>) => {
    setSaid(null);
    setDraft((before) => ({ ...before, ...fields }));
  };
  const wanted = planOfActivity(draft);
  const settled = useSettled(JSON.stringify(wanted), 120);
  const input = JSON.parse(settled) as typeof wanted;
  const options = { placeholderData: keepPreviousData, staleTime: 0 };
  const checkNew = useQuery({
    ...query.activities.check.queryOptions({ input: input as NonNullable<typeof input> }),
    ...{ enabled: input !== null && !activity, ...options },
  });
  const checkOld = useQuery({
    ...query.activities.checkChange.queryOptions({
      input: { id: activity?.id ?? '', scope, fields: input as NonNullable<typeof input> },
    }),
    ...{ enabled: input !== null && activity !== undefined, ...options },
  });
  const days = wanted ? (activity ? checkOld.data : checkNew.data?.days) : undefined;
  const clashes = clashCount(days);
  const held = (days ?? []).filter(({ skipped }) => skipped === null).length;
  const refresh = () => void queryClient.invalidateQueries({ queryKey: query.activities.key() });
  const make = useMutation(
    query.activities.plan.mutationOptions({
      onSuccess: ({ ids }) => onSaved(ids[0] as string, draft.firstDay),
      onSettled: refresh,
    }),
  );
  const change = useMutation(
    query.activities.change.mutationOptions({
      onSuccess: ({ id }) => onSaved(id, draft.firstDay),
      onSettled: refresh,
    }),
  );
  const busy = make.isPending || change.isPending;
  const submit = () => {
    const missing = clashes > 0 && reason.trim() === '';
    const wanting =
      lackingInPlan(draft) ??
      (missing ? { field: 'clashReason', sentence: '有冲突，写明原因才能保存' } : null);
    setSaid(wanting);
    if (wanting?.field === 'clashReason') reasonField.current?.querySelector('input')?.focus();
    else if (wanting) focusing.focus(wanting.field);
    else if (wanted && !busy) {
      const clashReason = reason.trim();
      if (activity) change.mutate({ id: activity.id, scope, fields: wanted, clashReason });
      else make.mutate({ ...wanted, clashReason });
    }
  };
  useShortcut('Ctrl+Enter', '保存活动', submit);
  const failed = make.error ?? change.error ?? checkNew.error ?? checkOld.error ?? choices.error;
  const fault = said?.sentence ?? (failed ? explainError(failed) : '');
  return (
    <SidePanel title={activity ? '改活动' : '新活动'} onClose={onClose}>
      <div className={styles.body}>
        <PlanFields
          draft={draft}
          choices={choices}
          wanting={said?.field ?? null}
          changing={activity !== undefined}
          focusing={focusing}
          put={put}
          onLast={submit}
        />
        {activity && activity.inSeries > 1 && <ScopeChoice scope={scope} onChange={setScope} />}
        {days && (
          <DaysPreview
            days={days}
            unknownYears={activity ? [] : (checkNew.data?.unknownYears ?? [])}
            counted="次"
            {...(!activity && {
              onToggle: (one: string) =>
                put({
                  leftOut: draft.leftOut.includes(one)
                    ? draft.leftOut.filter((other) => other !== one)
                    : [...draft.leftOut, one],
                }),
            })}
          />
        )}
      </div>
      <div ref={reasonField} className={styles.foot}>
        <ClashReason
          count={clashes}
          value={reason}
          wanting={said?.field === 'clashReason'}
          onChange={setReason}
          onEnter={submit}
        />
        {fault && (
          <p className={plan.fault} role="alert">
            {fault}
          </p>
        )}
        <Button kind="primary" size="large" disabled={busy} onClick={submit}>
          {activity ? '保存' : held > 1 ? `安排 ${held} 次` : '安排活动'}　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}
