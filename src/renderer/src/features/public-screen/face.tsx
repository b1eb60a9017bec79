import { RATING_LEVELS, type RatingLevel } from '#shared/domain/rating.ts';

/** How the mouth lies, best first: the middle of its curve against its ends. */
const MOUTHS = [20, 12, 0, -10, -18];
const COLOURS = ['#2b7a3d', '#5b8a2c', '#8a6d1a', '#b3611e', '#b3261e'];

/** A face that is as content as the level; its word stands below it. */
export function Face({ level }: { level: RatingLevel }) {
  const at = RATING_LEVELS.indexOf(level);
  const bend = MOUTHS[at] ?? 0;
  const colour = COLOURS[at];
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true">
      <circle cx="50" cy="50" r="45" fill="#fff" stroke={colour} strokeWidth="5" />
      <circle cx="34" cy="40" r="5.5" fill={colour} />
      <circle cx="66" cy="40" r="5.5" fill={colour} />
      <path
        d={`M28 ${66 - bend / 3} Q50 ${66 + bend} 72 ${66 - bend / 3}`}
        fill="none"
        stroke={colour}
        strokeWidth="5.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
