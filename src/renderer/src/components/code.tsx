import styles from './code.module.css';

/** A number people compare digit by digit, in a fixed-width face. */
export function Code({ children }: { children: string }) {
  return <span className={styles.code}>{children}</span>;
}
