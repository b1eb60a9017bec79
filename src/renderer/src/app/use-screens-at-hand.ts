import { useEffect } from 'react';

/** Long enough for the first screen to have been drawn also on a slow machine. */
const AFTER_START_MS = 1500;

/** Fetches the screens that are loaded on demand while nobody waits for them, so that F2 opens at once. */
export function useScreensAtHand(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      void import('../features/intake/intake-page.tsx');
      void import('../features/intake/accepted-page.tsx');
      void import('../features/cases/case-detail-page.tsx');
    }, AFTER_START_MS);
    return () => clearTimeout(timer);
  }, []);
}
