import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FigureCases } from '#shared/contract/reports.ts';
import { figureExplanation, figureWord, periodWord } from '#shared/wording/report-figures.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import styles from './case-list-page.module.css';

/** Says of which figure of a report the list consists, and drops that again. */
export function FigureChip({ counted }: { counted: FigureCases }) {
  const navigate = useNavigate();
  const { figure, from, to, siteNumber, department, itemCode, clerkId } = counted;
  const { data: centres = [] } = useQuery(query.reports.centres.queryOptions());
  const staff = useQuery({ ...query.staff.list.queryOptions(), enabled: clerkId !== undefined });
  const drop = () => void navigate({ to: '/cases', search: { filter: 'all' } });
  useShortcut('Alt+X', '看全部办件', drop);
  const parts = [
    `${periodWord(from, to)}${figureWord(figure)}`,
    department,
    itemCode,
    centres.find((centre) => centre.siteNumber === siteNumber)?.name,
    staff.data?.find(({ id }) => id === clerkId)?.name ?? clerkId,
  ];
  return (
    <p className={styles.chip} role="status" title={figureExplanation(figure)}>
      只看 {parts.filter(Boolean).join('，')}
      {figure === 'returned' && '（退回几次计几次，这里一件列一行）'}
      <Button kind="text" size="small" onClick={drop}>
        看全部办件　Alt+X
      </Button>
    </p>
  );
}
