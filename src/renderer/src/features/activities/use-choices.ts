import { useMutation, useQuery } from '@tanstack/react-query';
import type { ActivityChoices } from '#shared/contract/activity-resources.ts';
import { query, queryClient } from '../../app/core/core.ts';

const key = () => query.activities.choices.queryKey();
const keep = (now: ActivityChoices) => queryClient.setQueryData(key(), now);

/** What a form of activities chooses from, and adding a lecturer or a room while it is filled in. */
export function useChoices() {
  const choices = useQuery(query.activities.choices.queryOptions());
  const lecturer = useMutation(query.activities.saveLecturer.mutationOptions({ onSuccess: keep }));
  const room = useMutation(query.activities.saveRoom.mutationOptions({ onSuccess: keep }));
  return {
    choices: choices.data,
    error: choices.error ?? lecturer.error ?? room.error,
    addLecturer: async (name: string): Promise<string | undefined> => {
      const before = new Set(choices.data?.lecturers.map(({ id }) => id));
      const now = await lecturer.mutateAsync({ id: null, name, title: '', phone: '', subjects: '' });
      return now.lecturers.find(({ id }) => !before.has(id))?.id;
    },
    addRoom: async (name: string): Promise<string | undefined> => {
      const before = new Set(choices.data?.rooms.map(({ id }) => id));
      const now = await room.mutateAsync({ id: null, name, kind: '', capacity: 0, openingHours: null });
      return now.rooms.find(({ id }) => !before.has(id))?.id;
    },
  };
}

export type Choices = ReturnType<typeof useChoices>;
