import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { CaseFilter } from '#shared/contract/cases.ts';
import { query } from '../../app/core/core.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Select } from '../../components/select.tsx';
import styles from './case-tabs.module.css';

/** Whose cases are listed: one's own as a rule. Alt+C goes there, the digits of a centre choose it. */
export function CentreChoice({ filter, centre }: { filter: CaseFilter; centre: string | undefined }) {
  const navigate = useNavigate();
  const { data } = useQuery(query.transfers.centres.queryOptions());
  useShortcut('Alt+C', '换中心', () => document.getElementById('case-centre')?.focus());
  const others = (data ?? []).map(({ siteNumber, name }) => ({
    value: siteNumber,
    label: `${siteNumber} ${name}`,
  }));
  return (
    <Select
      id="case-centre"
      aria-label="哪个中心的办件"
      className={styles.centre}
      value={centre ?? ''}
      options={[{ value: '', label: '本中心' }, { value: 'every', label: '所有中心' }, ...others]}
      onChange={(value) => void navigate({ to: '/cases', search: { filter, centre: value || undefined } })}
    />
  );
}
