import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams, useRouter } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { AttendanceLine, Roster } from '#shared/contract/attendances.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import styles from './attendance-page.module.css';
import { type Arrival, DoorBox } from './door-box.tsx';
import { ExpectedList } from './expected-list.tsx';
import { RosterList } from './roster-list.tsx';
import { SheetPanel } from './sheet-panel.tsx';
import { StepPanel } from './step-panel.tsx';
import { clockWord, spanWord } from './times.ts';

type Shown = { what: 'sheet' } | { what: 'step'; line: AttendanceLine } | null;
/** What happened last at the door, to be read from a step away. */
interface Said {
  text: string;
  good: boolean;
}

/** 签到台 of one activity. */
export function AttendancePage() {
  const { activityId } = useParams({ strict: false }) as { activityId: string };
  // What was open or said at one is nothing of another's.
  return <Door key={activityId} activityId={activityId} />;
}

/** Who comes is signed in by one line and Enter; the organiser confirms afterwards. */
function Door({ activityId }: { activityId: string }) {
  const router = useRouter();
  const box = useRef<HTMLInputElement>(null);
  const role = useStore(session)?.role;
  const organises = role === 'manager' || role === 'administrator';
  const options = query.attendances.roster.queryOptions({ input: { activityId } });
  const roster = useQuery(options);
  // Of an activity that is over and of which nobody was signed in the sheet comes up by itself.
  const [chosen, setShown] = useState<Shown | undefined>(undefined);
  const shown = chosen === undefined ? firstShown(roster.data) : chosen;
  const [said, setSaid] = useState<Said | null>(null);
  const fails = { onError: (error: Error) => setSaid({ text: explainError(error), good: false }) };
  const whole = {
    ...fails,
    onSuccess: (now: Roster) => {
      queryClient.setQueryData(options.queryKey, now);
      setShown(null);
    },
  };
  const signIn = useMutation(
    query.attendances.signIn.mutationOptions({
      ...fails,
      onSuccess: (line) => {
        queryClient.setQueryData(options.queryKey, (now) => now && withLine(now, line));
        setSaid({ text: `${line.name}　${clockWord(line.signedInAt)} 签到`, good: true });
      },
    }),
  );
  const signOut = useMutation(query.attendances.signOut.mutationOptions(whole));
  const confirmAll = useMutation(query.attendances.confirmAll.mutationOptions(whole));
  const enterSheet = useMutation(query.attendances.enterSheet.mutationOptions(whole));
  const takeStep = useMutation(
    query.attendances.takeStep.mutationOptions({
      ...fails,
      onSuccess: (line) => {
        queryClient.setQueryData(options.queryKey, (now) => now && withLine(now, line));
        setShown(null);
        box.current?.focus();
      },
    }),
  );
  const busy = [signOut, confirmAll, enterSheet, takeStep].some(({ isPending }) => isPending);
  const arrive = (arrival: Arrival) => {
    if ('visitor' in arrival) {
      signIn.mutate({ activityId, who: { name: arrival.visitor, phone: '' }, way: 'name' });
    } else if (arrival.candidate.here) {
      setSaid({ text: `${arrival.candidate.name}　已经签到过了`, good: false });
    } else {
      const { participantId, volunteerId } = arrival.candidate;
      const who = volunteerId === null ? { participantId } : { volunteerId };
      signIn.mutate({ activityId, who, way: arrival.byCode ? 'code' : 'name' });
    }
  };
  const everybodyOut = () => signOut.mutate({ activityId, participantId: null });
  useUsable('attendance', roster.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+O', '全部签退', everybodyOut);
  useShortcut('Alt+L', '录入纸质签到表', () => setShown({ what: 'sheet' }));
  useShortcut('Ctrl+Enter', '全部确认', () => confirmAll.mutate({ activityId }), {
    enabled: organises && !shown,
  });
  if (roster.error) return <p className={styles.fault}>{explainError(roster.error)}</p>;
  if (!roster.data) return null;
  const { activityName, startsAt, endsAt, attendances, expected, givesHours } = roster.data;
  const here = attendances.filter(({ state }) => state !== 'void' && state !== 'rejected');
  const present = here.filter(({ state }) => state === 'present').length;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>签到　{activityName}</h1>
        <span className={styles.hint}>{spanWord(startsAt, endsAt)}</span>
        <span className={styles.count}>
          已签到 <strong data-count="here">{here.length}</strong> 人
          {expected.length > 0 && <>　报名未到 {expected.length} 人</>}
        </span>
      </header>
      <div className={styles.columns}>
        <section className={styles.left}>
          <DoorBox
            ref={box}
            activityId={activityId}
            onArrive={arrive}
            onNobody={() => setSaid({ text: '名册里没有找到，没有签到', good: false })}
          />
          <p className={styles.said} data-good={said?.good} role="status">
            {said?.text ?? '一人一行，回车签到'}
          </p>
          <ExpectedList
            expected={expected}
            onArrive={({ participantId, volunteerId }) =>
              signIn.mutate({
                activityId,
                who: volunteerId === null ? { participantId } : { volunteerId },
                way: 'name',
              })
            }
          />
        </section>
        <section className={styles.right}>
          <div className={styles.actions}>
            <Button disabled={busy} onClick={() => setShown({ what: 'sheet' })}>
              录入纸质签到表　Alt+L
            </Button>
            <Button disabled={busy || present === 0} onClick={everybodyOut}>
              全部签退　Alt+O
            </Button>
            {organises && (
              <Button
                kind={shown ? 'plain' : 'primary'}
                disabled={busy || present === 0}
                onClick={() => confirmAll.mutate({ activityId })}
              >
                确认 {present} 人{givesHours ? '的时数' : ''}　Ctrl+Enter
              </Button>
            )}
          </div>
          <RosterList
            attendances={attendances}
            givesHours={givesHours}
            onOpen={(line) => setShown({ what: 'step', line })}
          />
        </section>
      </div>
      {shown?.what === 'sheet' && (
        <SheetPanel
          roster={roster.data}
          busy={busy}
          fault={enterSheet.error ? explainError(enterSheet.error) : ''}
          onSave={(lines) => enterSheet.mutate({ activityId, lines })}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.what === 'step' && (
        <StepPanel
          key={shown.line.participantId}
          line={shown.line}
          organises={organises}
          busy={busy}
          fault={takeStep.error ? explainError(takeStep.error) : ''}
          onTake={(step) => takeStep.mutate({ activityId, participantId: shown.line.participantId, ...step })}
          onClose={() => {
            setShown(null);
            box.current?.focus();
          }}
        />
      )}
    </div>
  );
}

function firstShown(roster: Roster | undefined): Shown {
  const forgotten = roster?.attendances.length === 0 && Date.parse(roster.endsAt) < Date.now();
  return forgotten ? { what: 'sheet' } : null;
}

/** The roster with one line new or changed, and who came no longer expected. */
function withLine(roster: Roster, line: AttendanceLine): Roster {
  const at = roster.attendances.findIndex(({ participantId }) => participantId === line.participantId);
  return {
    ...roster,
    attendances: at < 0 ? [line, ...roster.attendances] : roster.attendances.with(at, line),
    expected: roster.expected.filter(({ participantId }) => participantId !== line.participantId),
  };
}
