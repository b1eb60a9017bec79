import { PickBox } from './pick-box.tsx';
import type { Choices } from './use-choices.ts';

/** Where it is: a room of a centre, a new one, or a place in words. */
export interface Where {
  roomId: string | null;
  place: string;
}

export function RoomPick({
  choices,
  value,
  onChange,
  onEnter,
}: {
  choices: Choices;
  value: Where;
  onChange: (where: Where) => void;
  onEnter: () => void;
}) {
  const rooms = choices.choices?.rooms ?? [];
  const own = choices.choices?.ownSite;
  const room = rooms.find(({ id }) => id === value.roomId);
  const picked = room
    ? [{ id: room.id, label: room.name }]
    : value.place === ''
      ? []
      : [{ id: '', label: value.place }];
  return (
    <PickBox
      field="room"
      label="场地"
      placeholder="选场地，或写一个地点"
      picked={picked}
      options={rooms.map(({ id, name, siteNumber, centreName, capacity, initials }) => ({
        initials,
        id,
        label: name,
        about: [siteNumber === own ? '' : centreName, capacity > 0 ? `${capacity} 人` : '']
          .filter(Boolean)
          .join(' '),
      }))}
      // Before they are known nobody can say that one is new.
      offers={
        choices.choices &&
        ((text) => [
          {
            id: 'room',
            label: `新增本中心场地“${text}”`,
            take: () => {
              void choices.addRoom(text).then((id) => id && onChange({ roomId: id, place: '' }));
            },
          },
          { id: 'place', label: `就写地点“${text}”`, take: () => onChange({ roomId: null, place: text }) },
        ])
      }
      onPick={(id) => onChange({ roomId: id, place: '' })}
      onRemove={() => onChange({ roomId: null, place: '' })}
      onEnter={onEnter}
    />
  );
}
