import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoomOfWeek } from '#shared/contract/rooms.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { type FormLine, LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import styles from './rooms-page.module.css';

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
type Weekday = (typeof DAYS)[number];
type Field = 'name' | 'capacity' | Weekday;

const LINES: readonly FormLine<Field>[] = [
  { field: 'name', label: '名称', most: 50 },
  { field: 'capacity', label: '可坐人数', most: 5, placeholder: '没有数过就空着' },
  ...DAYS.map((day, at) => ({
    ...{ field: day, label: `周${'一二三四五六日'[at]}`, most: 11, placeholder: '空着是不开放' },
  })),
];

/** A room of this centre: its name, how many find a place, and when it is open. */
export function RoomPanel({ room, onClose }: { room: RoomOfWeek | null; onClose: () => void }) {
  const [values, setValues] = useState(() => valuesOf(room));
  const [wrong, setWrong] = useState<{ field: Field; sentence: string } | null>(null);
  const save = useMutation(
    query.activities.saveRoom.mutationOptions({
      onSuccess: async () => {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: query.rooms.key() }),
          queryClient.invalidateQueries({ queryKey: query.activities.choices.key() }),
        ]);
        onClose();
      },
    }),
  );
  const trySave = () => {
    const fault = faultOf(values);
    setWrong(fault);
    if (fault) return;
    const openingHours = Object.fromEntries(
      DAYS.flatMap((day) => {
        const [, from, until] = SPAN.exec(values[day].trim()) ?? [];
        return from && until ? [[day, { from, until }]] : [];
      }),
    );
    save.mutate({
      ...{ id: room?.id ?? null, name: values.name, kind: room?.kind ?? '', openingHours },
      capacity: Number(values.capacity || 0),
    });
  };
  return (
    <SidePanel narrow title={room ? `${room.name}　改场地` : '新场地'} onClose={onClose}>
      <p className={styles.rule}>开放时间写成 08:30-21:30</p>
      <LineForm
        lines={LINES}
        values={values}
        wrongField={wrong?.field ?? null}
        fault={wrong?.sentence ?? (save.error ? explainError(save.error) : '')}
        saveLabel="保存场地"
        busy={save.isPending}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onSave={trySave}
      />
    </SidePanel>
  );
}

const SPAN = /^((?:[01]\d|2[0-3]):[0-5]\d)\s*[-—－~至]\s*((?:[01]\d|2[0-3]):[0-5]\d)$/;

function valuesOf(room: RoomOfWeek | null): Record<Field, string> {
  const spanOf = (day: Weekday) => {
    const hours = room ? room.openingHours?.[day] : { from: '08:30', until: '21:30' };
    return hours ? `${hours.from}-${hours.until}` : '';
  };
  const days = Object.fromEntries(DAYS.map((day) => [day, spanOf(day)])) as Record<Weekday, string>;
  return { name: room?.name ?? '', capacity: room?.capacity ? String(room.capacity) : '', ...days };
}

function faultOf(values: Record<Field, string>): { field: Field; sentence: string } | null {
  if (values.name.trim() === '') return { field: 'name', sentence: '名称还没有填' };
  if (!/^\d{0,4}$/.test(values.capacity)) return { field: 'capacity', sentence: '可坐人数要填一个数' };
  const bad = DAYS.find((day) => {
    const text = values[day].trim();
    const [, from = '', until = ''] = SPAN.exec(text) ?? [];
    return text !== '' && until <= from;
  });
  return bad ? { field: bad, sentence: '开放时间要写成 08:30-21:30，后面的比前面的晚' } : null;
}
