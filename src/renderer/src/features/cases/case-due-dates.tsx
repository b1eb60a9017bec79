import type { CaseDetail } from '#shared/contract/cases.ts';
import { DueDates } from '../../components/due-dates.tsx';

/** The dates of a case that count now, and opened the days that explain them: both limits, or what comes before. */
export function CaseDueDates({
  detail,
  open,
  onToggle,
}: {
  detail: CaseDetail;
  open: boolean;
  onToggle: () => void;
}) {
  const { promised, statutory, receipt, supplement } = detail;
  const common = { open, onToggle };
  if (promised) {
    return (
      <DueDates
        {...common}
        promised={{ days: detail.promisedDays, date: promised }}
        statutory={
          statutory && detail.statutoryDays !== null ? { days: detail.statutoryDays, date: statutory } : null
        }
      />
    );
  }
  if (receipt) {
    const limit = { days: receipt.workdays, date: receipt.due };
    return <DueDates {...common} label="答复或告知补正" event="收件" promised={limit} statutory={null} />;
  }
  if (!supplement) return null;
  const limit = { days: supplement.workdays, date: supplement.due };
  return <DueDates {...common} label="申请人补齐" event="告知" promised={limit} statutory={null} />;
}
