import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ActivityLine } from '#shared/contract/activities.ts';
import type { SeriesScope } from '#shared/domain/activity-types.ts';
import { addCalendarDays, type LocalDate, localDateInShanghai } from '#shared/domain/workdays.ts';
import { clockTime } from '#shared/wording/activities.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { laterTime, minutesBetween } from './typed-time.ts';

/** An activity on its way to another day or time; nothing is written until it is set down. */
export interface MovingActivity {
  line: ActivityLine;
  day: LocalDate;
  startTime: string;
  endTime: string;
  scope: SeriesScope;
}

/** Takes an activity up, carries it over days and half hours, and sets it down with everything in its way said before. */
export function useMove(onMoved: (day: LocalDate) => void) {
  const refresh = () => queryClient.invalidateQueries({ queryKey: query.activities.key() });
  const [moving, setMoving] = useState<MovingActivity | null>(null);
  const where = moving && {
    ...{ id: moving.line.id, scope: moving.scope, day: moving.day },
    ...{ startTime: moving.startTime, endTime: moving.endTime },
  };
  const check = useQuery({
    ...query.activities.checkMove.queryOptions({ input: where as NonNullable<typeof where> }),
    enabled: where !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
  const move = useMutation(
    query.activities.move.mutationOptions({
      onSuccess: async () => {
        onMoved(moving?.day ?? '');
        // It stays carried until the calendar knows where it is: taken up again before, it would jump back.
        await refresh();
        setMoving(null);
      },
      onError: () => void refresh(),
    }),
  );
  return {
    moving,
    days: where ? check.data : undefined,
    error: move.error ?? check.error,
    busy: move.isPending,
    begin: (line: ActivityLine, day = localDateInShanghai(line.startsAt)) => {
      move.reset();
      setMoving({
        ...{ line, day, scope: 'one' },
        ...{ startTime: clockTime(line.startsAt), endTime: clockTime(line.endsAt) },
      });
    },
    byDays: (days: number) => moving && setMoving({ ...moving, day: addCalendarDays(moving.day, days) }),
    byMinutes: (minutes: number) => {
      if (!moving) return;
      const lasts = minutesBetween(moving.startTime, moving.endTime);
      const startTime = laterTime(moving.startTime, minutes);
      const endTime = laterTime(startTime, lasts);
      // At the end of the day it would become shorter: it stays where it is.
      if (minutesBetween(startTime, endTime) === lasts) setMoving({ ...moving, startTime, endTime });
    },
    setScope: (scope: SeriesScope) => moving && setMoving({ ...moving, scope }),
    setDown: (clashReason: string) => where && !move.isPending && move.mutate({ ...where, clashReason }),
    leave: () => setMoving(null),
  };
}

export type Move = ReturnType<typeof useMove>;
