import { isBadRating, type RatingLevel } from '#shared/domain/rating.ts';
import { ratingLevelWord } from '#shared/wording/ratings.ts';
import styles from './rating-level.module.css';

/** A level as a word; a bad one also by sign and colour. */
export function RatingLevelWord({ level }: { level: RatingLevel }) {
  if (!isBadRating(level)) return <span>{ratingLevelWord(level)}</span>;
  return (
    <span className={styles.bad}>
      <span aria-hidden="true">■ </span>
      {ratingLevelWord(level)}
    </span>
  );
}
