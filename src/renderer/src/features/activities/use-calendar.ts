import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ActivityLine } from '#shared/contract/activities.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { query } from '../../app/core/core.ts';
import { createRememberedStore, useStore } from '../../app/store.ts';
import { CALENDAR_VIEWS, type CalendarView, daysShown } from './calendar-days.ts';

const remembered = createRememberedStore<CalendarView>(
  'calendar-view',
  'month',
  (text) => CALENDAR_VIEWS.find((view) => view === text) ?? 'month',
);

/** What 日程 shows: the days of a view, the activities on them, of this centre or of all, of one type or of all. */
export function useCalendar(today: LocalDate | undefined) {
  const view = useStore(remembered);
  const [chosenDay, setDay] = useState<LocalDate | null>(null);
  const [everywhere, setEverywhere] = useState(false);
  const [type, setType] = useState('');
  const choices = useQuery(query.activities.choices.queryOptions());
  const years = useQuery(query.calendar.years.queryOptions());
  const day = chosenDay ?? today ?? '2026-01-01';
  const days = useMemo(() => daysShown(view, day), [view, day]);
  const ownSite = choices.data?.ownSite;
  const span = {
    from: days[0] as LocalDate,
    until: days.at(-1) as LocalDate,
    siteNumber: everywhere ? null : (ownSite ?? ''),
  };
  const list = useQuery({
    ...query.activities.list.queryOptions({ input: span }),
    enabled: ownSite !== undefined && today !== undefined,
    placeholderData: keepPreviousData,
  });
  const byDay = useMemo(() => {
    const map = new Map<LocalDate, ActivityLine[]>();
    for (const line of list.data ?? []) {
      if (type !== '' && line.typeCode !== type) continue;
      const on = localDateInShanghai(line.startsAt);
      map.set(on, [...(map.get(on) ?? []), line]);
    }
    return map;
  }, [list.data, type]);
  const holidays = useMemo(
    () =>
      new Map(
        (years.data ?? []).flatMap((year) =>
          year.days.map(({ date, name, isOffDay }) => [date, isOffDay ? name : '班'] as const),
        ),
      ),
    [years.data],
  );
  return {
    ...{ view, day, days, byDay, holidays, everywhere, type, span },
    setView: remembered.set,
    ...{ setDay, setEverywhere, setType },
    types: choices.data?.types ?? [],
    ownSite,
    ready: list.isSuccess && choices.isSuccess,
    empty: list.isSuccess && byDay.size === 0,
    error: choices.error ?? list.error ?? years.error,
    retry: () => {
      void choices.refetch();
      void list.refetch();
    },
  };
}

export type CalendarState = ReturnType<typeof useCalendar>;
