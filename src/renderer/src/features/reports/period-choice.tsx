import { monthWord } from '#shared/wording/report-figures.ts';
import { Button } from '../../components/button.tsx';
import { Select } from '../../components/select.tsx';
import styles from './report-page.module.css';
import { monthsToChoose, type Period, usualPeriods, withEnd } from './report-period.ts';

/** Which months and which centre a report is about. */
export function PeriodChoice({
  today,
  period,
  site,
  centres,
  onPeriod,
  onSite,
}: {
  today: string;
  period: Period;
  site: string | undefined;
  centres: readonly { siteNumber: string; name: string }[];
  onPeriod: (period: Period) => void;
  onSite: (site: string | undefined) => void;
}) {
  const months = monthsToChoose(today).map((month) => ({ value: month, label: monthWord(month) }));
  const end = (label: string, which: keyof Period) => (
    <Select
      aria-label={label}
      value={period[which]}
      options={months}
      onChange={(month) => onPeriod(withEnd(period, which, month))}
    />
  );
  return (
    <div className={styles.choice}>
      {end('从', 'from')}
      <span>至</span>
      {end('到', 'to')}
      {usualPeriods(today).map(({ label, period: usual }) => (
        <Button
          key={label}
          kind="text"
          size="small"
          aria-pressed={usual.from === period.from && usual.to === period.to}
          onClick={() => onPeriod(usual)}
        >
          {label}
        </Button>
      ))}
      <Select
        aria-label="中心"
        className={styles.centre}
        value={site ?? ''}
        options={[
          { value: '', label: '各中心合计' },
          ...centres.map(({ siteNumber, name }) => ({ value: siteNumber, label: name })),
        ]}
        onChange={(chosen) => onSite(chosen === '' ? undefined : chosen)}
      />
    </div>
  );
}
