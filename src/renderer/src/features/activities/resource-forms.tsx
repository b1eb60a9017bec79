import { type ReactNode, useState } from 'react';
import type { Equipment, Lecturer, Room } from '#shared/contract/activity-resources.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import styles from './resources-panel.module.css';
import { TimeField } from './time-field.tsx';

interface Field {
  name: string;
  label: string;
  numeric?: boolean;
}

/** Lines to type in, one after the other; the first must say something. */
function LinesForm({
  fields,
  given,
  ready,
  more,
  onSave,
  onClose,
}: {
  fields: readonly Field[];
  given: Readonly<Record<string, string>>;
  ready: boolean;
  more?: ReactNode;
  onSave: (values: Record<string, string>) => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState(given);
  const first = fields[0]?.name ?? '';
  const { form, focus, enterTo } = useFormFocus(first);
  const save = () => {
    if ((values[first] ?? '').trim() === '') focus(first);
    else if (ready) onSave(values);
  };
  useShortcut('Ctrl+Enter', '保存', save);
  useShortcut('Escape', '不改了', onClose);
  return (
    <div ref={form} className={styles.form}>
      {fields.map(({ name, label, numeric }, at) => (
        <span key={name} className={styles.field} data-numeric={numeric || undefined}>
          <span>{label}</span>
          <TextField
            aria-label={label}
            data-field={name}
            value={values[name] ?? ''}
            maxLength={numeric ? 4 : 100}
            onChange={(event) => {
              const typed = event.target.value;
              setValues({ ...values, [name]: numeric ? typed.replace(/\D/g, '') : typed });
            }}
            onKeyDown={enterTo(() => {
              const next = fields[at + 1];
              if (next) focus(next.name);
              else save();
            })}
          />
        </span>
      ))}
      {more}
      <Button onClick={save}>保存　Ctrl+Enter</Button>
    </div>
  );
}

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;
const whole = (text: string | undefined) => Number(text ?? '') || 0;

/** A room: its name, how many it holds, and from when until when it is open, the same every day. */
export function RoomForm({
  room,
  onSave,
  onClose,
}: {
  room: Room | null;
  onSave: (room: Pick<Room, 'name' | 'kind' | 'capacity' | 'openingHours'> & { id: string | null }) => void;
  onClose: () => void;
}) {
  const open = Object.values(room?.openingHours ?? {})[0];
  const [from, setFrom] = useState(open?.from ?? '');
  const [until, setUntil] = useState(open?.until ?? '');
  const hours = from !== '' && until > from ? { from, until } : null;
  return (
    <LinesForm
      fields={[
        { name: 'name', label: '名称' },
        { name: 'kind', label: '用途' },
        { name: 'capacity', label: '能坐几人', numeric: true },
      ]}
      given={{
        name: room?.name ?? '',
        kind: room?.kind ?? '',
        capacity: room?.capacity ? String(room.capacity) : '',
      }}
      ready={(from === '' && until === '') || hours !== null}
      more={
        <span className={styles.field}>
          每天开放（空着就是不限）
          <span className={styles.hours}>
            <TimeField
              field="from"
              label="开门"
              value={from}
              invalid={false}
              onChange={setFrom}
              onEnter={() => undefined}
            />
            至
            <TimeField
              field="until"
              label="关门"
              value={until}
              invalid={false}
              onChange={setUntil}
              onEnter={() => undefined}
            />
          </span>
        </span>
      }
      onSave={({ name = '', kind = '', capacity }) =>
        onSave({
          ...{ id: room?.id ?? null, name, kind, capacity: whole(capacity) },
          openingHours: hours ? Object.fromEntries(DAYS.map((day) => [day, hours])) : null,
        })
      }
      onClose={onClose}
    />
  );
}

export function LecturerForm({
  lecturer,
  onSave,
  onClose,
}: {
  lecturer: Lecturer | null;
  onSave: (lecturer: Omit<Lecturer, 'id' | 'initials'> & { id: string | null }) => void;
  onClose: () => void;
}) {
  const { name = '', title = '', phone = '', subjects = '' } = lecturer ?? {};
  return (
    <LinesForm
      ready
      fields={[
        { name: 'name', label: '姓名' },
        { name: 'title', label: '职务' },
        { name: 'phone', label: '电话' },
        { name: 'subjects', label: '讲什么' },
      ]}
      given={{ name, title, phone, subjects }}
      onSave={(values) => onSave({ id: lecturer?.id ?? null, name, title, phone, subjects, ...values })}
      onClose={onClose}
    />
  );
}

export function EquipmentForm({
  equipment,
  onSave,
  onClose,
}: {
  equipment: Equipment | null;
  onSave: (equipment: { id: string | null; name: string; quantity: number }) => void;
  onClose: () => void;
}) {
  return (
    <LinesForm
      ready
      fields={[
        { name: 'name', label: '名称' },
        { name: 'quantity', label: '几件', numeric: true },
      ]}
      given={{ name: equipment?.name ?? '', quantity: String(equipment?.quantity ?? 1) }}
      onSave={({ name = '', quantity }) =>
        onSave({ id: equipment?.id ?? null, name, quantity: Math.max(1, whole(quantity)) })
      }
      onClose={onClose}
    />
  );
}
