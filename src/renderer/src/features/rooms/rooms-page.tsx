import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomOfWeek } from '#shared/contract/rooms.ts';
import { addCalendarDays } from '#shared/domain/local-date.ts';
import { weekOf } from '#shared/domain/room-use.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import { PageFault } from '../../components/page-fault.tsx';
import { Select } from '../../components/select.tsx';
import { DayPanel } from './day-panel.tsx';
import { RoomPanel } from './room-panel.tsx';
import styles from './rooms-page.module.css';
import { WeekGrid } from './week-grid.tsx';

type Shown = { what: 'day'; roomId: string; day: string } | { what: 'room'; room: RoomOfWeek | null } | null;

/** 场地: the rooms of a centre in a week, what takes them, and how much of their time is used. */
export function RoomsPage() {
  const router = useRouter();
  const role = useStore(session)?.role;
  const manages = role === 'manager' || role === 'administrator';
  const [day, setDay] = useState<string | undefined>(undefined);
  const [siteNumber, setSiteNumber] = useState<string | undefined>(undefined);
  const [shown, setShown] = useState<Shown>(null);
  const [at, setAt] = useState<RoomOfWeek | null>(null);
  const centres = useQuery(query.reports.centres.queryOptions({ input: undefined }));
  const week = useQuery({
    ...query.rooms.week.queryOptions({ input: { ...(day && { day }), ...(siteNumber && { siteNumber }) } }),
    placeholderData: keepPreviousData,
  });
  const from = day ?? week.data?.today;
  // What was asked for counts, not what has come: keys struck meanwhile mean the week that is on its way.
  const days = from === undefined ? [] : weekOf(from);
  const go = (weeks: number) => from && setDay(addCalendarDays(from, weeks * 7));
  const keeps = manages && week.data?.own === true;
  const first = week.data?.rooms[0] ?? null;
  useUsable('rooms', week.isSuccess);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+1', '上一周', () => go(-1));
  useShortcut('Alt+2', '本周', () => setDay(undefined));
  useShortcut('Alt+3', '下一周', () => go(1));
  useShortcut('Alt+E', '改场地', () => setShown({ what: 'room', room: at ?? first }), {
    enabled: keeps && first !== null,
  });
  useShortcut('Alt+N', '新场地', () => setShown({ what: 'room', room: null }), { enabled: keeps });
  if (week.error) {
    return <PageFault error={week.error} onRetry={() => week.refetch()} />;
  }
  if (!week.data || from === undefined) return <p className={styles.fault}>正在读取</p>;
  const { rooms, own, today } = week.data;
  const opened = shown?.what === 'day' ? rooms.find(({ id }) => id === shown.roomId) : undefined;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>场地</h1>
        <Select
          aria-label="中心"
          value={week.data.siteNumber}
          options={(centres.data ?? []).map((one) => ({ value: one.siteNumber, label: one.name }))}
          onChange={setSiteNumber}
        />
        <span className={styles.grow}>
          {dayInMonth(days[0] as string)}—{dayInMonth(days[6] as string)}
        </span>
        <Button onClick={() => go(-1)}>上一周　Alt+1</Button>
        <Button onClick={() => setDay(undefined)}>本周　Alt+2</Button>
        <Button onClick={() => go(1)}>下一周　Alt+3</Button>
        {keeps && <Button onClick={() => setShown({ what: 'room', room: null })}>新场地　Alt+N</Button>}
      </header>
      <WeekGrid
        week={week.data}
        days={days}
        onStand={setAt}
        onOpen={(room, openDay) => setShown({ what: 'day', roomId: room.id, day: openDay })}
      />
      <p className={styles.legend}>
        <span>● 活动</span>
        <span>◇ 群众预约</span>
        <span>方向键选场地和日期，Enter {own ? '看当天、预约' : '看当天'}</span>
        {keeps && <span>Alt+E 改名称和开放时间</span>}
      </p>
      {shown?.what === 'day' && opened && (
        <DayPanel
          key={`${opened.id} ${shown.day}`}
          room={opened}
          day={shown.day}
          books={own && shown.day >= today && (manages || role === 'clerk')}
          onClose={() => setShown(null)}
        />
      )}
      {shown?.what === 'room' && <RoomPanel room={shown.room} onClose={() => setShown(null)} />}
    </div>
  );
}

function dayInMonth(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}
