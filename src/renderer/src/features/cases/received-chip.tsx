import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReceivedIn } from '#shared/contract/cases.ts';
import { periodWord } from '#shared/wording/report-figures.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './case-list-page.module.css';

/** Says of which figure of a report the list consists, and drops that again. */
export function ReceivedChip({ received }: { received: ReceivedIn }) {
  const navigate = useNavigate();
  const { data: centres = [] } = useQuery(query.reports.centres.queryOptions());
  const drop = () => void navigate({ to: '/cases', search: { filter: 'all' } });
  useShortcut('Alt+X', '看全部办件', drop);
  const centre = centres.find(({ siteNumber }) => siteNumber === received.siteNumber);
  const parts = [`${periodWord(received.from, received.to)}收件`, received.department, centre?.name];
  return (
    <p className={styles.chip} role="status">
      只看 {parts.filter(Boolean).join('，')}
      <Button kind="text" size="small" onClick={drop}>
        看全部办件　Alt+X
      </Button>
    </p>
  );
}
