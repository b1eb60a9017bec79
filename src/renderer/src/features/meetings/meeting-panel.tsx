import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BoardBranch, BoardPeriod, Meeting } from '#shared/contract/meetings.ts';
import { MEETING_KINDS, type MeetingKind } from '#shared/domain/regular-meetings.ts';
import { explainError } from '#shared/wording/errors.ts';
import { MEETING_WORDS, readAbsences } from '#shared/wording/meetings.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TickRow } from '../../components/tick-row.tsx';
import { answersOf, emptyAnswers, faultOf, MEETING_LINES, recordOf } from './meeting-answers.ts';
import styles from './meetings-page.module.css';

/** Which minutes are written: of a period in which nothing was recorded, or minutes to be put right. */
export type Recorded = { branch: BoardBranch; today: string } & (
  | { period: BoardPeriod; meeting?: never }
  | { meeting: Meeting; period?: never }
);

/** 会议记录: which meetings the gathering was, when, who led and who was absent, what was said and decided. */
export function MeetingPanel({
  kind,
  recorded,
  onSaved,
  onClose,
}: {
  kind: MeetingKind;
  recorded: Recorded;
  onSaved: (id: string) => void;
  onClose: () => void;
}) {
  const { branch, today, period, meeting } = recorded;
  const planned = period && branch.planned.find(({ day }) => day >= period.from && day <= period.until);
  const members = useQuery(query.volunteers.list.queryOptions({ input: { branchId: branch.id, limit: 1 } }));
  const [answers, setAnswers] = useState(() =>
    meeting
      ? answersOf(meeting)
      : emptyAnswers({ day: planned?.day ?? today, period, secretary: branch.secretary }),
  );
  const [kinds, setKinds] = useState<MeetingKind[]>(meeting?.kinds ?? [kind]);
  const [wrong, setWrong] = useState<ReturnType<typeof faultOf>>(null);
  const shown = {
    ...answers,
    expected: answers.expected === '' && members.data?.total ? String(members.data.total) : answers.expected,
  };
  const save = useMutation(
    query.meetings.save.mutationOptions({
      onSuccess: async ({ id }) => {
        await queryClient.invalidateQueries({ queryKey: query.meetings.key() });
        onSaved(id);
      },
    }),
  );
  const trySave = () => {
    const fault = faultOf(shown, kinds, today);
    setWrong(fault);
    if (fault) return;
    save.mutate({
      id: meeting?.id ?? planned?.id ?? null,
      record: recordOf(branch.id, kinds, shown),
    });
  };
  const absent = readAbsences(shown.absent).length;
  const expected = Number(shown.expected);
  return (
    <SidePanel title={`${branch.name}　会议记录`} onClose={onClose}>
      <LineForm
        lines={MEETING_LINES}
        values={shown}
        wrongField={wrong?.field ?? null}
        fault={wrong?.sentence ?? (save.error ? explainError(save.error) : '')}
        saveLabel="保存会议记录"
        busy={save.isPending}
        onChange={(change) => setAnswers((now) => ({ ...now, ...change }))}
        onSave={trySave}
      >
        <div className={styles.kinds}>
          <p>
            这次开的会
            {expected > 0 && <span className={styles.hint}>{`（实到 ${expected - absent} 人）`}</span>}
          </p>
          <TickRow
            field="kinds"
            label="这次开的会"
            options={MEETING_KINDS.map((one) => ({ id: one, label: MEETING_WORDS[one] }))}
            value={kinds}
            invalid={kinds.length === 0}
            onChange={(ids) => setKinds(MEETING_KINDS.filter((one) => ids.includes(one)))}
            onEnter={trySave}
          />
        </div>
      </LineForm>
    </SidePanel>
  );
}
