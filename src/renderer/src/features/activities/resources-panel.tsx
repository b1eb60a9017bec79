import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityChoices } from '#shared/contract/activity-resources.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { Button } from '../../components/button.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { EquipmentForm, LecturerForm, RoomForm } from './resource-forms.tsx';
import styles from './resources-panel.module.css';

type Kind = 'room' | 'lecturer' | 'equipment';
type Edited = { kind: Kind; id: string | null } | null;

const ADD: Record<Kind, string> = { room: '加场地', lecturer: '加讲师', equipment: '加设备' };

/** The rooms and equipment of this centre and the lecturers of the town, as activities choose from them. */
export function ResourcesPanel({ onClose }: { onClose: () => void }) {
  const { data, error } = useQuery(query.activities.choices.queryOptions());
  const [edited, setEdited] = useState<Edited>(null);
  const keep = {
    onSuccess: (now: ActivityChoices) => {
      queryClient.setQueryData(query.activities.choices.queryKey(), now);
      setEdited(null);
    },
  };
  const saveRoom = useMutation(query.activities.saveRoom.mutationOptions(keep));
  const saveLecturer = useMutation(query.activities.saveLecturer.mutationOptions(keep));
  const saveEquipment = useMutation(query.activities.saveEquipment.mutationOptions(keep));
  const close = useMutation(query.activities.closeResource.mutationOptions(keep));
  const failed = error ?? saveRoom.error ?? saveLecturer.error ?? saveEquipment.error ?? close.error;
  const back = () => setEdited(null);
  const own = (one: { siteNumber: string }) => one.siteNumber === data?.ownSite;
  const part = (
    kind: Kind,
    title: string,
    empty: string,
    lines: { id: string; name: string; about: string }[],
  ) => (
    <section className={styles.part}>
      <h3>
        {title}
        <Button size="small" onClick={() => setEdited({ kind, id: null })}>
          {ADD[kind]}
        </Button>
      </h3>
      {edited?.kind === kind && edited.id === null && form(kind, null)}
      {lines.length === 0 && <p className={styles.hint}>{empty}</p>}
      {lines.map(({ id, name, about }) => (
        <div key={id}>
          <p className={styles.line}>
            <strong>{name}</strong>
            <span className={styles.about}>{about}</span>
            <Button size="small" kind="text" onClick={() => setEdited({ kind, id })}>
              改
            </Button>
            <Button
              size="small"
              kind="text"
              disabled={close.isPending}
              onClick={() => close.mutate({ kind, id })}
            >
              不再用
            </Button>
          </p>
          {edited?.kind === kind && edited.id === id && form(kind, id)}
        </div>
      ))}
    </section>
  );
  const form = (kind: Kind, id: string | null) => {
    if (kind === 'room') {
      const room = data?.rooms.find((one) => one.id === id) ?? null;
      return <RoomForm room={room} onSave={saveRoom.mutate} onClose={back} />;
    }
    if (kind === 'lecturer') {
      const lecturer = data?.lecturers.find((one) => one.id === id) ?? null;
      return <LecturerForm lecturer={lecturer} onSave={saveLecturer.mutate} onClose={back} />;
    }
    const equipment = data?.equipment.find((one) => one.id === id) ?? null;
    return <EquipmentForm equipment={equipment} onSave={saveEquipment.mutate} onClose={back} />;
  };
  return (
    <SidePanel title="场地、讲师、设备" onClose={onClose}>
      <div className={styles.body}>
        {failed && (
          <p className={styles.fault} role="alert">
            {explainError(failed)}
          </p>
        )}
        {data && (
          <>
            {part(
              'room',
              '本中心场地',
              '还没有场地。加上以后，同一时间排两个活动会提醒',
              data.rooms.filter(own).map(({ id, name, capacity, openingHours }) => ({
                ...{ id, name },
                about: [capacity > 0 ? `${capacity} 人` : '', openingHours ? '有开放时间' : '']
                  .filter(Boolean)
                  .join('　'),
              })),
            )}
            {part(
              'lecturer',
              '讲师',
              '还没有讲师。加上以后，同一时间排两处会提醒',
              data.lecturers.map(({ id, name, title, phone, subjects }) => ({
                ...{ id, name, about: [title, phone, subjects].filter(Boolean).join('　') },
              })),
            )}
            {part(
              'equipment',
              '本中心设备',
              '还没有设备。加上以后，不够用会提醒',
              data.equipment
                .filter(own)
                .map(({ id, name, quantity }) => ({ id, name, about: `${quantity} 件` })),
            )}
          </>
        )}
      </div>
    </SidePanel>
  );
}
