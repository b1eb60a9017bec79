import { useEffect } from 'react';

/** A screen a clerk can work on; tests and start-up measurements wait for its mark. */
export type UsableScreen =
  | 'staff-choice'
  | 'case-list'
  | 'case-detail'
  | 'department'
  | 'resident'
  | 'intake'
  | 'accepted'
  | 'catalogue'
  | 'item'
  | 'item-editor'
  | 'catalogue-import'
  | 'reports'
  | 'report-templates'
  | 'calendar'
  | 'activities'
  | 'activity-reminders'
  | 'night-school'
  | 'new-course'
  | 'stories'
  | 'queue'
  | 'ratings'
  | 'handover'
  | 'posts'
  | 'attendance'
  | 'attendances-waiting'
  | 'volunteers'
  | 'volunteer-posts'
  | 'volunteer-groups'
  | 'point-rules'
  | 'stars'
  | 'activity-report'
  | 'meetings'
  | 'rooms'
  | 'social-organisations'
  | 'wordings'
  | 'centres'
  | 'settings'
  | 'sync'
  | 'bundles'
  | 'town'
  | 'county'
  | 'county-town'
  | 'county-overdue'
  | 'transfers'
  | 'records'
  | 'conflicts'
  | 'joins';

/** Marks the document once this screen, data included, has been painted; takes the mark away on leaving. */
export function useUsable(screen: UsableScreen, ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    // The first frame runs before the paint of this render, the second after it.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        document.documentElement.dataset.usable = screen;
      });
    });
    return () => {
      cancelAnimationFrame(frame);
      delete document.documentElement.dataset.usable;
    };
  }, [screen, ready]);
}
