import { useMutation, useQuery } from '@tanstack/react-query';
import type { ActivityChoices } from '#shared/contract/activity-resources.ts';
import { query, queryClient } from '../../app/core/core.ts';

const key = () => query.activities.choices.queryKey();
const keep = (now: ActivityChoices) => queryClient.setQueryData(key(), now);

/** The one of a name that was made last: identifiers come in the order of time. */
function newest(list: readonly { id: string; name: string }[], name: string): string | undefined {
  return list
    .filter((one) => one.name === name)
    .map(({ id }) => id)
    .sort()
    .at(-1);
}

/** What a form of activities chooses from, and adding a lecturer or a room while it is filled in. */
export function useChoices() {
  const choices = useQuery(query.activities.choices.queryOptions());
  const lecturer = useMutation(query.activities.saveLecturer.mutationOptions({ onSuccess: keep }));
  const room = useMutation(query.activities.saveRoom.mutationOptions({ onSuccess: keep }));
  return {
    choices: choices.data,
    error: choices.error ?? lecturer.error ?? room.error,
    addLecturer: async (name: string): Promise<string | undefined> => {
      const now = await lecturer.mutateAsync({ id: null, name, title: '', phone: '', subjects: '' });
      return newest(now.lecturers, name);
    },
    addRoom: async (name: string): Promise<string | undefined> => {
      const now = await room.mutateAsync({ id: null, name, kind: '', capacity: 0, openingHours: null });
      return newest(now.rooms, name);
    },
  };
}

export type Choices = ReturnType<typeof useChoices>;
