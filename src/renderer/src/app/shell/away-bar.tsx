import { useEffect, useState } from 'react';
import { connection } from '../core/core.ts';
import { useStore } from '../store.ts';
import styles from './away-bar.module.css';

/** A restart of core takes a moment; only one that takes longer than this is worth a word. */
const PATIENCE_MS = 400;

/** One calm line while core is away. Nothing is locked: what is typed goes through when it is back. */
export function AwayBar() {
  const away = useStore(connection.state) === 'away';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!away) return;
    const timer = setTimeout(() => setShown(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [away]);
  if (!shown) return null;
  return (
    <div className={styles.away} role="status">
      正在恢复连接，已填写的内容都在
    </div>
  );
}
