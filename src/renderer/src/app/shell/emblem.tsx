import styles from './emblem.module.css';

/** The emblem: a window with one cross of white, and the name. */
export function Emblem() {
  return (
    <span className={styles.emblem}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <rect width="20" height="20" rx="3" fill="#b3261e" />
        <path d="M10 4v12M4 10h12" stroke="#fff" strokeWidth="1.6" />
        <rect x="4" y="4" width="12" height="12" fill="none" stroke="#fff" strokeWidth="1.6" />
      </svg>
      一窗
    </span>
  );
}
