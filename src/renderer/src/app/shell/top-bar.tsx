import type { StaffMember } from '#shared/contract/staff.ts';
import type { SystemStatus } from '#shared/contract/system.ts';
import { Button } from '../../components/button.tsx';
import { WaitingCount } from '../../features/queue/waiting-count.tsx';
import { Palette } from '../../features/search/palette.tsx';
import { useSignOut } from '../../features/staff/use-sign-out.ts';
import { SavedHere } from '../../features/system/saved-here.tsx';
import { useShortcut } from '../keyboard/shortcuts.ts';
import { AwayBar } from './away-bar.tsx';
import { Emblem } from './emblem.tsx';
import styles from './top-bar.module.css';

/** Where I am and who I am, the box for everything, and what is saved where. */
export function TopBar({ member, status }: { member: StaffMember | null; status: SystemStatus | undefined }) {
  const signOut = useSignOut();
  useShortcut('Ctrl+Shift+E', '换经办人', () => void signOut(), { group: '随处可用' });
  return (
    <>
      <header className={styles.bar}>
        <div className={styles.place}>
          <Emblem />
          <span className={styles.centre}>{status?.centre.name}</span>
          <Button
            kind="text"
            size="small"
            className={styles.clerk}
            title="换经办人 Ctrl+Shift+E"
            onClick={() => void signOut()}
          >
            {member?.name}
          </Button>
          {status?.demo && <span className={styles.demo}>演示数据</span>}
        </div>
        <Palette />
        <WaitingCount />
        {status && <SavedHere status={status.sync} />}
      </header>
      <AwayBar />
    </>
  );
}
