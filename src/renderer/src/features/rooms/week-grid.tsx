import { useEffect } from 'react';
import type { RoomOfWeek, RoomUseLine, RoomWeek } from '#shared/contract/rooms.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { clockTime, weekdayWord } from '#shared/wording/activities.ts';
import { useKeyHints } from '../../app/keyboard/shortcuts.ts';
import { useGridKeys } from '../../components/use-grid-keys.ts';
import styles from './rooms-page.module.css';

const HINTS = { '↑ ↓ ← →': '选场地和日期', Enter: '打开这一天' };
/** More than this a cell does not name. */
const NAMED = 2;

/** Rooms by days; each cell names what takes the room. */
export function WeekGrid({
  week: { rooms, today, own },
  days,
  onStand,
  onOpen,
}: {
  week: RoomWeek;
  /** The days to show, which may be those of a week that is still to come from core. */
  days: readonly string[];
  /** Which room the keyboard stands on. */
  onStand: (room: RoomOfWeek | null) => void;
  onOpen: (room: RoomOfWeek, day: string) => void;
}) {
  const open = (row: number, column: number) => {
    const room = rooms[row];
    const day = days[column];
    if (room && day) onOpen(room, day);
  };
  const keys = useGridKeys(rooms.length, days.length, open, Math.max(0, days.indexOf(today)));
  const stood = rooms[keys.row] ?? null;
  useEffect(() => onStand(stood), [stood, onStand]);
  useKeyHints(HINTS);
  return (
    <div className={styles.board}>
      <table
        ref={keys.grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are walked with the arrow keys
        role="grid"
        aria-label="场地一周"
        tabIndex={0}
        className={styles.grid}
        onKeyDown={keys.onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col">场地</th>
            {days.map((day) => (
              <th key={day} scope="col" data-today={day === today || undefined}>
                {`${Number(day.slice(8))}日 ${day === today ? '今天' : weekdayWord(day)}`}
              </th>
            ))}
            <th scope="col">使用 / 开放</th>
          </tr>
        </thead>
        <tbody>
          {rooms.map((room, index) => (
            <tr key={room.id} data-row>
              <th scope="row" title={room.name}>
                {room.name}
                <small>{room.capacity > 0 ? `${room.capacity} 人` : ''}</small>
              </th>
              {days.map((day, column) => {
                const uses = usesOn(room, day);
                return (
                  <td
                    key={day}
                    aria-current={(index === keys.row && column === keys.column) || undefined}
                    onMouseDown={(event) => {
                      event.preventDefault();
                      keys.openAt(index, column);
                    }}
                  >
                    {uses.slice(0, NAMED).map((use) => (
                      <span key={use.id} className={styles.use} title={use.name}>
                        {signOfUse(use)} {clockTime(use.startsAt)} {use.name}
                      </span>
                    ))}
                    {uses.length > NAMED && <span className={styles.use}>还有 {uses.length - NAMED} 项</span>}
                  </td>
                );
              })}
              <td className={styles.figures}>{shareWord(room)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rooms.length === 0 && (
        <p className={styles.empty}>
          {own ? '还没有登记场地。负责人按 Alt+N 登记' : '这个中心还没有登记场地'}
        </p>
      )}
    </div>
  );
}

/** What takes a room on a day, in order. */
export function usesOn({ uses }: RoomOfWeek, day: string): RoomUseLine[] {
  return uses.filter(({ startsAt }) => localDateInShanghai(startsAt) === day);
}

export function signOfUse({ what }: RoomUseLine): string {
  return what === 'activity' ? '●' : '◇';
}

function shareWord({ usedMinutes, openMinutes }: RoomOfWeek): string {
  const used = `${Math.round(usedMinutes / 6) / 10}`;
  if (openMinutes === null) return `${used} 时`;
  const share = openMinutes === 0 ? '' : `　${Math.round((usedMinutes / openMinutes) * 100)}%`;
  return `${used} / ${Math.round(openMinutes / 6) / 10} 时${share}`;
}
