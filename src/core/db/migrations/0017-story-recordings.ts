import type { Migration } from '../migrator.ts';

/** A recording of a story is a kept file: whether anybody refers to one is asked before it is removed. */
export const storyRecordings: Migration = {
  number: 17,
  name: 'story-recordings',
  sql: `
    CREATE INDEX stories_by_recording ON stories (recording_sha256) WHERE recording_sha256 IS NOT NULL;
    CREATE INDEX stories_by_day ON stories (told_on, id);
    CREATE INDEX certificates_by_course ON certificates (course_id, holder_name) WHERE course_id IS NOT NULL;
  `,
};
