import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoomOfWeek } from '#shared/contract/rooms.ts';
import { dayNumberOf, weekdayOf } from '#shared/domain/local-date.ts';
import { clashSentence, shortDay, timeSpan } from '#shared/wording/activities.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { type FormLine, LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './rooms-page.module.css';
import { signOfUse, usesOn } from './week-grid.tsx';

type Field = 'bookedBy' | 'phone' | 'purpose' | 'people' | 'startTime' | 'endTime' | 'clashReason';

const LINES: readonly FormLine<Field>[] = [
  { field: 'bookedBy', label: '预约人', most: 60 },
  { field: 'phone', label: '电话', most: 40 },
  { field: 'purpose', label: '用途', most: 100, placeholder: '如 老人协会例会' },
  { field: 'people', label: '人数', most: 5 },
  { field: 'startTime', label: '从', most: 5, placeholder: '如 09:00' },
  { field: 'endTime', label: '到', most: 5, placeholder: '如 11:00' },
];
const REASON: FormLine<Field> = {
  ...{ field: 'clashReason', label: '有冲突仍要预约的原因', most: 200, wide: true },
};
const EMPTY: Record<Field, string> = {
  ...{ bookedBy: '', phone: '', purpose: '', people: '', startTime: '', endTime: '', clashReason: '' },
};

/** A room on a day: what takes it, and the form for one who wants it, too. */
export function DayPanel({
  room,
  day,
  books,
  onClose,
}: {
  room: RoomOfWeek;
  day: string;
  books: boolean;
  onClose: () => void;
}) {
  const [values, setValues] = useState(EMPTY);
  const [booked, setBooked] = useState(0);
  const [wrong, setWrong] = useState<{ field: Field; sentence: string } | null>(null);
  const [cancelling, setCancelling] = useState<{ id: string; reason: string } | null>(null);
  const renew = () => queryClient.invalidateQueries({ queryKey: query.rooms.key() });
  const book = useMutation(
    query.rooms.book.mutationOptions({
      onSuccess: async () => {
        await renew();
        setValues(EMPTY);
        setBooked((count) => count + 1);
      },
    }),
  );
  const cancel = useMutation(
    query.rooms.cancel.mutationOptions({
      onSuccess: async () => {
        await renew();
        setCancelling(null);
      },
    }),
  );
  const uses = usesOn(room, day);
  const clashes =
    book.error && 'code' in book.error && book.error.code === 'CLASHES' ? book.error.data.clashes : [];
  const hours = room.openingHours?.[String(weekdayOf(dayNumberOf(day))) as '1'];
  const save = () => {
    const fault = faultOf(values);
    setWrong(fault);
    if (!fault) book.mutate({ ...values, roomId: room.id, day, people: Number(values.people) });
  };
  const giveUp = () => {
    if (cancelling && cancelling.reason.trim() !== '') cancel.mutate(cancelling);
  };
  return (
    <SidePanel narrow title={`${room.name}　${shortDay(day)}`} onClose={onClose}>
      <p className={styles.rule}>
        {room.openingHours === null
          ? '没有写开放时间'
          : hours
            ? `开放 ${hours.from}—${hours.until}`
            : '这一天不开放'}
        {room.capacity > 0 && `，可坐 ${room.capacity} 人`}
      </p>
      <ul className={styles.uses} aria-label="当天安排">
        {uses.length === 0 && <li className={styles.hint}>这一天还没有安排</li>}
        {uses.map((use) => (
          <li key={use.id}>
            <span className={styles.grow}>
              {signOfUse(use)} {timeSpan(use)}　<strong>{use.name}</strong>
              {use.what === 'booking' && (
                <span className={styles.hint}>{`${use.bookedBy}　${use.phone}　${use.people} 人`}</span>
              )}
            </span>
            {books && use.what === 'booking' && cancelling?.id !== use.id && (
              <Button size="small" onClick={() => setCancelling({ id: use.id, reason: '' })}>
                取消预约
              </Button>
            )}
            {cancelling?.id === use.id && (
              <TextField
                autoFocus
                aria-label="取消的原因"
                placeholder="取消的原因，Enter 取消预约"
                maxLength={200}
                value={cancelling.reason}
                onChange={(event) => setCancelling({ id: use.id, reason: event.target.value })}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  giveUp();
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {book.isSuccess && (
        <p className={styles.rule} role="status">
          已预约，列在上面
        </p>
      )}
      {cancel.error && (
        <p className={styles.wrong} role="alert">
          {explainError(cancel.error)}
        </p>
      )}
      {books && (
        <LineForm
          key={booked}
          lines={clashes.length > 0 ? [...LINES, REASON] : LINES}
          values={values}
          wrongField={wrong?.field ?? null}
          fault={wrong?.sentence ?? (book.error ? explainError(book.error) : '')}
          saveLabel="预约"
          busy={book.isPending}
          onChange={(change) => setValues((now) => ({ ...now, ...change }))}
          onSave={save}
        >
          {clashes.length > 0 && (
            <ul className={styles.clashes} aria-label="冲突">
              {clashes.map((clash) => (
                <li key={clashSentence(clash)}>{clashSentence(clash)}</li>
              ))}
            </ul>
          )}
        </LineForm>
      )}
    </SidePanel>
  );
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

function faultOf(values: Record<Field, string>): { field: Field; sentence: string } | null {
  const { bookedBy, purpose, people, startTime, endTime } = values;
  if (bookedBy.trim() === '') return { field: 'bookedBy', sentence: '预约人还没有填' };
  if (purpose.trim() === '') return { field: 'purpose', sentence: '用途还没有填' };
  if (!/^[1-9]\d{0,3}$/.test(people)) return { field: 'people', sentence: '人数要填一个数' };
  if (!TIME.test(startTime)) return { field: 'startTime', sentence: '时间要写成 09:00' };
  if (!TIME.test(endTime) || endTime <= startTime) {
    return { field: 'endTime', sentence: '结束要写成 11:00，比开始晚' };
  }
  return null;
}
