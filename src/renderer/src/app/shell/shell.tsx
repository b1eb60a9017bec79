import { useQuery } from '@tanstack/react-query';
import { Outlet, useMatchRoute } from '@tanstack/react-router';
import type { StaffMember } from '#shared/contract/staff.ts';
import { useScannedPapers } from '../../features/documents/use-scanned-papers.ts';
import { useUnfinishedKey } from '../../features/intake/unfinished-list.tsx';
import { useQueueKeys } from '../../features/queue/use-queue-keys.ts';
import { PersonPane } from '../../features/residents/person-pane.tsx';
import { query } from '../core/core.ts';
import { KeyCard } from '../keyboard/key-card.tsx';
import { useShortcut } from '../keyboard/shortcuts.ts';
import { largeType } from '../large-type.ts';
import { useScreensAtHand } from '../use-screens-at-hand.ts';
import { useFolds } from './folds.ts';
import { LeftColumn } from './left-column.tsx';
import styles from './shell.module.css';
import { TopBar } from './top-bar.tsx';
import { useNewIntake } from './use-new-intake.ts';
import { useServesWindow } from './use-serves-window.ts';

/** Pages about nobody in particular: the right column would stand empty. */
const WIDE_PAGES = [
  '/activity-report',
  '/attendance/$activityId',
  '/attendances',
  '/activities',
  '/calendar',
  '/catalogue',
  '/catalogue/$code',
  '/catalogue-editor',
  '/catalogue-import',
  '/centres',
  '/handover',
  '/night-school',
  '/meetings',
  '/rooms',
  '/social-organisations',
  '/posts',
  '/queue',
  '/ratings',
  '/report-templates',
  '/reports',
  '/settings',
  '/sync',
  '/stars',
  '/volunteers',
  '/volunteer-posts',
  '/volunteer-groups',
  '/point-rules',
  '/stories',
  '/wordings',
] as const;

const ANYWHERE = { group: '随处可用' } as const;

/** The bar on top, what is mine on the left, the work in the middle, the person on the right. */
export function Shell({ member }: { member: StaffMember | null }) {
  const { left, right } = useFolds();
  const newIntake = useNewIntake();
  const serves = useServesWindow();
  const matches = useMatchRoute();
  const wide = WIDE_PAGES.some((to) => matches({ to }) !== false);
  const status = useQuery(query.system.status.queryOptions({ refetchInterval: 15_000 }));
  useScreensAtHand();
  useUnfinishedKey();
  useScannedPapers();
  useQueueKeys();
  useShortcut('F2', '新办件', () => newIntake(), { ...ANYWHERE, enabled: serves });
  useShortcut('Ctrl+L', '大字', () => largeType.set(!largeType.get()), ANYWHERE);
  useShortcut('Ctrl+1', '左栏', left.toggle, ANYWHERE);
  useShortcut('Ctrl+3', '右栏', right.toggle, ANYWHERE);

  return (
    <div className={styles.shell}>
      <TopBar member={member} status={status.data} />
      <div className={styles.columns}>
        {left.open && <LeftColumn onNewIntake={() => newIntake()} />}
        <main className={styles.middle}>
          <Outlet />
        </main>
        {right.open && !wide && <PersonPane today={status.data?.today} />}
      </div>
      <KeyCard />
    </div>
  );
}
