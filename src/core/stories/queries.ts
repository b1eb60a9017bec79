import { query } from '../db/query.ts';

const PAGE = 50;

/** A page of stories, the latest told first; one more than a page tells whether another follows. */
export function storyPage(before: { toldOn: string; id: string } | null) {
  const page = query
    .selectFrom('stories')
    .select(['id', 'title', 'teller', 'told_on', 'recording_sha256'])
    .orderBy('told_on', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1);
  if (before === null) return page;
  return page.where(({ eb, refTuple, tuple }) =>
    eb(refTuple('told_on', 'id'), '<', tuple(before.toldOn, before.id)),
  );
}
storyPage.size = PAGE;

export function storyById(id: string) {
  return query
    .selectFrom('stories as story')
    .leftJoin('activities as activity', 'activity.id', 'story.activity_id')
    .selectAll('story')
    .select('activity.name as activity_name')
    .where('story.id', '=', id);
}
