import type { Migration } from '../migrator.ts';

/** 岗位名额: how many volunteers a post is for. Without it a vacancy could only be a post that nobody holds at all. */
export const volunteerPostPlaces: Migration = {
  number: 28,
  name: 'volunteer-post-places',
  sql: `
    ALTER TABLE volunteer_posts ADD COLUMN places INTEGER NOT NULL DEFAULT 1;
    CREATE INDEX volunteer_posts_by_site ON volunteer_posts (site_number, name) WHERE closed_on IS NULL;
  `,
};
