import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { draftPapers, gapsPossible } from './draft-papers.ts';
import type { Intake } from './use-intake.ts';
import { WAY_KEYS, WAY_NAMES, WAYS, type Way } from './ways.ts';

/** The ways offered now: gaps only where everything that lacks may lack. */
export function waysOpen(intake: Intake): Way[] {
  const { item, asked } = intake;
  if (!item || asked?.decision.outcome?.kind === 'advice') return [];
  return WAYS.filter((way) => way !== 'accept-with-gaps' || gapsPossible(draftPapers(intake)));
}

function useWayKey(intake: Intake, way: Way, offered: readonly Way[]): void {
  const take = () => {
    // Gaps are the one way a clerk may reach for in vain: then it is said why.
    if (offered.includes(way) || intake.waiting) intake.takeWay(way);
    else intake.refuseGaps();
  };
  const enabled = offered.length > 0 || intake.waiting;
  useShortcut(WAY_KEYS[way], WAY_NAMES[way], take, { enabled });
}

/** Alt and the first letter of its word lead to each way. */
export function useWayKeys(intake: Intake): void {
  const offered = waysOpen(intake);
  useWayKey(intake, 'receive', offered);
  useWayKey(intake, 'accept-with-gaps', offered);
  useWayKey(intake, 'tell-correction', offered);
  useWayKey(intake, 'decline', offered);
}
