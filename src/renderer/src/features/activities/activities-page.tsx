import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query } from '../../app/core/core.ts';
import { session } from '../../app/core/session.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useStore } from '../../app/store.ts';
import { useUsable } from '../../app/usable.ts';
import { Button } from '../../components/button.tsx';
import page from '../../components/page.module.css';
import { PageFault } from '../../components/page-fault.tsx';
import styles from './activities-page.module.css';
import { ActivityPanel } from './activity-panel.tsx';
import { AgendaView } from './agenda-view.tsx';
import { CalendarHead } from './calendar-head.tsx';
import { CalendarKeys } from './calendar-keys.tsx';
import { MonthView } from './month-view.tsx';
import { MoveBar } from './move-bar.tsx';
import { PlanPanel } from './plan-panel.tsx';
import { ResourcesPanel } from './resources-panel.tsx';
import { useCalendar } from './use-calendar.ts';
import { useMove } from './use-move.ts';
import { WeekView } from './week-view.tsx';

const VIEWS = { month: MonthView, week: WeekView, agenda: AgendaView };

/** 日程: what this centre and the others have planned; managers plan, move and call off here. */
export function ActivitiesPage() {
  const router = useRouter();
  const navigate = useNavigate();
  const { activity: opened } = useSearch({ from: '/activities' });
  const role = useStore(session)?.role;
  const plans = role === 'manager' || role === 'administrator';
  const status = useQuery(query.system.status.queryOptions());
  const today = status.data?.today;
  const calendar = useCalendar(today);
  const move = useMove(calendar.setDay);
  const [panel, setPanel] = useState<'new' | 'resources' | null>(null);
  const exporting = useMutation(query.activities.export.mutationOptions());
  const open = (id: string | undefined) =>
    void navigate({ to: '/activities', search: { activity: id }, replace: true });
  const movable = (line: ActivityLine) =>
    plans && line.siteNumber === calendar.ownSite && line.state === 'planned';
  const busy = panel !== null || opened !== undefined || move.moving !== null;
  useUsable('activities', calendar.ready);
  useShortcut('Escape', '返回', () => router.history.back());
  useShortcut('Alt+N', '新活动', () => setPanel('new'), { enabled: plans && !busy });
  useShortcut('Alt+R', '场地、讲师、设备', () => setPanel('resources'), { enabled: plans && !busy });
  useShortcut('Alt+E', '存成日历文件', () => exporting.mutate(calendar.span), { enabled: !busy });
  const failed = calendar.error ?? status.error;
  if (failed) {
    return <PageFault error={failed} onRetry={calendar.retry} />;
  }
  if (!today || !calendar.ready) return null;
  const View = VIEWS[calendar.view];
  const view = {
    ...{ calendar, today, moving: move.moving, movable },
    onOpen: (line: ActivityLine) => {
      calendar.setDay(localDateInShanghai(line.startsAt));
      if (!move.moving) open(line.id);
    },
    onCarry: (line: ActivityLine, to: string) => move.begin(line, to),
  };
  return (
    <div className={page.page}>
      <CalendarHead calendar={calendar} today={today}>
        {exporting.error && (
          <span className={styles.said} role="alert">
            {explainError(exporting.error)}
          </span>
        )}
        {exporting.data?.path && <span className={styles.said}>日历文件已保存</span>}
        {plans && (
          <Button size="small" title="Alt+R" onClick={() => setPanel('resources')}>
            场地讲师
          </Button>
        )}
        <Button size="small" title="Alt+E" onClick={() => exporting.mutate(calendar.span)}>
          存日历
        </Button>
        {plans && (
          <Button kind={busy ? 'plain' : 'primary'} size="small" onClick={() => setPanel('new')}>
            新活动　Alt+N
          </Button>
        )}
      </CalendarHead>
      <CalendarKeys
        calendar={calendar}
        today={today}
        move={move}
        movable={movable}
        onOpen={view.onOpen}
        active={!busy}
      >
        <View {...view} />
      </CalendarKeys>
      {move.moving && <MoveBar move={move} />}
      {calendar.empty && (
        <p className={styles.empty}>
          这段日子没有活动。{plans ? '按 Alt+N 在选好的日子安排' : '中心主任安排以后列在这里'}
        </p>
      )}
      {panel === 'new' && (
        <PlanPanel
          day={calendar.day}
          onSaved={(id, day) => {
            setPanel(null);
            calendar.setDay(day);
            open(id);
          }}
          onClose={() => setPanel(null)}
        />
      )}
      {panel === 'resources' && <ResourcesPanel onClose={() => setPanel(null)} />}
      {opened && !panel && !move.moving && (
        <ActivityPanel
          key={opened}
          id={opened}
          onMove={(line) => {
            open(undefined);
            calendar.setDay(localDateInShanghai(line.startsAt));
            move.begin(line);
          }}
          onClose={() => open(undefined)}
        />
      )}
    </div>
  );
}
