import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './same-item-open.module.css';
import type { Intake } from './use-intake.ts';

/** Warns that a new applicant may be registered already. It cannot be passed over: accepting opens the comparison. */
export function SamePersonWarning({ intake }: { intake: Intake }) {
  const { similar, comparing, compare } = intake;
  const any = similar.length > 0 && !comparing;
  useShortcut('Alt+C', '对照可能是同一人的记录', compare, { enabled: any });
  if (!any) return null;
  const why = similar.some((one) => one.why === 'same-birth-date') ? '同名、同一天出生' : '同名、同一住址';
  return (
    <p className={styles.warning} role="alert">
      ▲ 本机已有 {similar.length} 条{why}的记录，可能是同一人　
      <Button size="small" tabIndex={-1} onClick={compare}>
        对照 <kbd>Alt+C</kbd>
      </Button>
    </p>
  );
}
