import type { Migration } from '../migrator.ts';

/** Copies of documents, templates, hand-over, A/B posts. */
export const papersAndPosts: Migration = {
  number: 10,
  name: 'papers-and-posts',
  sql: ``,
};
