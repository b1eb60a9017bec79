import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Activity, ActivitySignUp } from '#shared/contract/activities.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { useStore } from '../../app/store.ts';
import { Button } from '../../components/button.tsx';
import { dayAndTime } from '../../components/clock-words.ts';
import { TextField } from '../../components/text-field.tsx';
import styles from './activity-panel.module.css';
import { PickBox } from './pick-box.tsx';

/** Who comes and who waits; signing up by a volunteer's name or a visitor's, and the calls to people without an app. */
export function SignUps({ activity }: { activity: Activity }) {
  const role = useStore(session)?.role;
  const open = activity.state === 'planned' && role !== 'auditor' && role !== 'handler';
  const keep = {
    onSuccess: (now: Activity) =>
      queryClient.setQueryData(query.activities.get.queryKey({ input: { id: activity.id } }), now),
    onSettled: () => void queryClient.invalidateQueries({ queryKey: query.activities.key() }),
  };
  const signUp = useMutation(query.activities.signUp.mutationOptions(keep));
  const withdraw = useMutation(query.activities.withdraw.mutationOptions(keep));
  const tell = useMutation(query.activities.tell.mutationOptions(keep));
  const { placed, waiting, capacity } = activity;
  const displaced = waiting.filter(({ placePromised }) => placePromised).length;
  const error = signUp.error ?? withdraw.error ?? tell.error;
  const line = (person: ActivitySignUp, place: string, displaced = false) => (
    <p key={person.participantId} className={styles.person}>
      <span className={styles.place}>{place}</span>
      <span>{person.name}</span>
      {displaced && <span className={styles.overrun}>登记时有名额</span>}
      <span>{person.phone || <span className={styles.hint}>没有电话</span>}</span>
      {open && (
        <>
          <Button
            size="small"
            kind="text"
            onClick={() =>
              tell.mutate({
                id: activity.id,
                participantId: person.participantId,
                told: person.toldAt === null,
              })
            }
          >
            {person.toldAt ? `✓ 已电话通知 ${dayAndTime(person.toldAt)}` : '记电话通知'}
          </Button>
          <Button
            size="small"
            kind="text"
            onClick={() => withdraw.mutate({ id: activity.id, participantId: person.participantId })}
          >
            不来了
          </Button>
        </>
      )}
    </p>
  );
  return (
    <section className={styles.people} aria-label="报名">
      <h3>
        报名 {placed.length}
        {capacity > 0 && ` / ${capacity}`}
        {waiting.length > 0 && `　候补 ${waiting.length}，有人不来自动补上`}
      </h3>
      {displaced > 0 && (
        <p className={styles.overrun} role="status">
          ▲ 有 {displaced} 人登记时还有名额，各中心合起来满了，现在排在候补。请提高名额，或者电话告知
        </p>
      )}
      {open && (
        <SignUpLine
          busy={signUp.isPending}
          onSignUp={(who, done) => signUp.mutate({ id: activity.id, ...who }, { onSuccess: done })}
        />
      )}
      {error && (
        <p className={styles.fault} role="alert">
          {explainError(error)}
        </p>
      )}
      {placed.length === 0 && <p className={styles.hint}>还没有人报名</p>}
      {placed.map((person, at) => line(person, String(at + 1)))}
      {waiting.map((person, at) => line(person, `候补 ${at + 1}`, person.placePromised))}
    </section>
  );
}

interface Who {
  volunteerId: string | null;
  name: string;
  phone: string;
}

function SignUpLine({ busy, onSignUp }: { busy: boolean; onSignUp: (who: Who, done: () => void) => void }) {
  const [who, setWho] = useState<Who | null>(null);
  const [typed, setTyped] = useState('');
  const { form, focus, enterTo } = useFormFocus('none');
  const found = useQuery({
    ...query.volunteers.list.queryOptions({ input: { text: typed.trim(), limit: 8 } }),
    enabled: typed.trim() !== '' && who === null,
  });
  const run = () => {
    if (who && !busy) {
      onSignUp(who, () => {
        setWho(null);
        setTyped('');
        focus('sign-up');
      });
    }
  };
  const volunteers = found.data?.rows ?? [];
  return (
    <div ref={form} className={styles.pair}>
      <PickBox
        field="sign-up"
        label="报名的人"
        placeholder="志愿者姓名、拼音或群众姓名"
        picked={who ? [{ id: who.volunteerId ?? '', label: who.name }] : []}
        options={volunteers.map(({ id, name, phone }) => ({
          id,
          label: name,
          about: phone,
          initials: typed.trim(),
        }))}
        onText={setTyped}
        offers={(name) => [
          {
            id: 'visitor',
            label: `群众“${name}”`,
            take: () => setWho({ volunteerId: null, name, phone: '' }),
          },
        ]}
        onPick={(id) => {
          const one = volunteers.find((other) => other.id === id);
          if (one) setWho({ volunteerId: id, name: one.name, phone: one.phone });
        }}
        onRemove={() => setWho(null)}
        onEnter={() => (who ? focus('sign-up-phone') : undefined)}
      />
      {who && (
        <TextField
          autoFocus
          data-field="sign-up-phone"
          aria-label="电话"
          placeholder="电话"
          value={who.phone}
          maxLength={40}
          onChange={(event) => setWho({ ...who, phone: event.target.value })}
          onKeyDown={enterTo(run)}
        />
      )}
      <Button disabled={!who || busy} onClick={run}>
        报名　Enter
      </Button>
    </div>
  );
}
