import { useState } from 'react';
import type { VolunteerHonour } from '#shared/contract/volunteers.ts';
import { HONOUR_KINDS, type HonourKind } from '#shared/domain/volunteers.ts';
import { HONOUR_KIND_WORDS } from '#shared/wording/volunteers.ts';
import { LineForm } from '../../components/line-form.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { readTypedDate } from '../intake/typed-date.ts';
import styles from './volunteers-page.module.css';

type Field = 'kind' | 'day' | 'name' | 'givenBy' | 'hours';

/** 培训 or 表彰 entered into a record of service. Hours of training are no hours of service. */
export function HonourForm({
  name,
  today,
  busy,
  fault,
  onSave,
  onClose,
}: {
  name: string;
  today: string;
  busy: boolean;
  fault: string;
  onSave: (honour: Omit<VolunteerHonour, 'id'>) => void;
  onClose: () => void;
}) {
  const [values, setValues] = useState<Record<Field, string>>({
    ...{ kind: 'training', day: today, name: '', givenBy: '', hours: '' },
  });
  const [wrong, setWrong] = useState<{ field: Field; sentence: string } | null>(null);
  const training = values.kind === 'training';
  const save = () => {
    const day = readTypedDate(values.day);
    const hours = training ? Number(values.hours || 0) : 0;
    const lacking =
      day === null
        ? { field: 'day' as const, sentence: `日期请按 ${today} 这样输入` }
        : values.name.trim() === ''
          ? { field: 'name' as const, sentence: '名称还没有填' }
          : !(hours >= 0 && hours <= 1000)
            ? { field: 'hours' as const, sentence: '学时要填一个数，如 3 或 1.5' }
            : null;
    setWrong(lacking);
    if (day === null || lacking) return;
    onSave({
      ...{ kind: values.kind as HonourKind, day, name: values.name, givenBy: values.givenBy },
      minutes: Math.round(hours * 60),
    });
  };
  return (
    <SidePanel title={`${name}　记培训、表彰`} narrow onClose={onClose}>
      <LineForm<Field>
        lines={[
          {
            ...{ field: 'kind', label: '类别', kind: 'choice' },
            options: HONOUR_KINDS.map((kind) => ({ value: kind, label: HONOUR_KIND_WORDS[kind] })),
          },
          { field: 'day', label: '日期', most: 20 },
          {
            ...{ field: 'name', label: '名称', most: 100, wide: true },
            placeholder: training ? '如 急救知识培训' : '如 年度优秀志愿者',
          },
          { field: 'givenBy', label: training ? '组织单位' : '授予单位', most: 60 },
          ...(training ? [{ field: 'hours' as const, label: '学时（小时）', most: 6 }] : []),
        ]}
        values={values}
        wrongField={wrong?.field ?? null}
        fault={wrong?.sentence ?? fault}
        saveLabel="记入"
        busy={busy}
        onChange={(change) => setValues((now) => ({ ...now, ...change }))}
        onSave={save}
      >
        {training && <p className={`${styles.whole} ${styles.hint}`}>培训的学时不算服务时数</p>}
      </LineForm>
    </SidePanel>
  );
}
