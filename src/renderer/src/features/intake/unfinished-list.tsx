import { Link, useNavigate, useParams, useRouter } from '@tanstack/react-router';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { timeOfDay } from '../../components/clock-words.ts';
import { nextUnfinished } from './next-unfinished.ts';
import styles from './unfinished-list.module.css';
import { unfinishedWord, useUnfinished } from './use-unfinished.ts';

/** So many lines leave room for the rest of the column. */
const MOST_LINES = 4;

/** The intake an address is of. */
function draftIn(pathname: string): string | null {
  return /^\/intake\/([^/]+)$/.exec(pathname)?.[1] ?? null;
}

/** F3 anywhere: on with what was left unfinished. */
export function useUnfinishedKey(): void {
  const unfinished = useUnfinished() ?? [];
  const { draftId } = useParams({ strict: false });
  const navigate = useNavigate();
  const router = useRouter();
  const open = () => {
    // Where the window is going, not what it still shows: two strikes in a row lead two intakes on.
    const heading = draftIn(router.latestLocation.pathname);
    const next = nextUnfinished(unfinished, heading);
    if (!next) return;
    // One intake takes the place of the other, so that going back never lands in a form of before.
    void navigate({ to: '/intake/$draftId', params: { draftId: next }, replace: heading !== null });
  };
  const enabled = nextUnfinished(unfinished, draftId ?? null) !== null;
  useShortcut('F3', '继续未完成的办件', open, { group: '随处可用', enabled });
}

/** The intakes a clerk has parked, in the left column. */
export function UnfinishedList({ heading }: { heading: string }) {
  const unfinished = useUnfinished() ?? [];
  const { draftId } = useParams({ strict: false });
  if (unfinished.length === 0) return null;
  return (
    <>
      <h2 className={heading}>
        未完成 {unfinished.length}　<kbd>F3</kbd>
      </h2>
      {unfinished.slice(0, MOST_LINES).map((line) => (
        <Link
          key={line.id}
          to="/intake/$draftId"
          params={{ draftId: line.id }}
          replace={draftId !== undefined}
          className={styles.line}
          data-here={line.id === draftId || undefined}
          title={unfinishedWord(line)}
        >
          <span className={styles.item}>{line.itemText || '还没选事项'}</span>
          <span className={styles.who}>{line.applicantName || timeOfDay(line.savedAt)}</span>
        </Link>
      ))}
      {unfinished.length > MOST_LINES && (
        <p className={styles.more}>还有 {unfinished.length - MOST_LINES} 件，按 F3 逐件看</p>
      )}
    </>
  );
}
