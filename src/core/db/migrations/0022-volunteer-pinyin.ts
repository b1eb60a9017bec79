import type { Migration } from '../migrator.ts';

/** Volunteers are found by their whole names in pinyin, too, as a scanner's clerk types who knows no initials. */
export const volunteerPinyin: Migration = {
  number: 22,
  name: 'volunteer-pinyin',
  sql: `
    ALTER TABLE volunteers ADD COLUMN name_pinyin TEXT NOT NULL DEFAULT '';
    CREATE INDEX volunteers_by_pinyin ON volunteers (name_pinyin);
  `,
};
