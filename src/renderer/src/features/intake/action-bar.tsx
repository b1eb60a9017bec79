import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { explainError } from '#shared/wording/errors.ts';
import { Button } from '../../components/button.tsx';
import styles from './action-bar.module.css';
import { partOf } from './fields.ts';
import type { Intake } from './use-intake.ts';

/** What pressing the button will do, said before it is pressed. */
function promiseOf({ item, due }: Intake): string {
  if (!item || !due) return '';
  const until = formatDateWithWeekday(due.promised.due);
  return item.promisedDays === 0
    ? ' · 即办，今天办结'
    : ` · 承诺 ${until}${due.promised.provisional ? '暂定' : ''}办结`;
}

/** The one thing this page is for. It never leaves the screen. */
export function ActionBar({ intake }: { intake: Intake }) {
  const { state, error } = intake;
  // The parts about the person say what is wrong right at the field.
  const fault = state.fault && partOf(state.fault.field) !== 2 ? state.fault.sentence : '';
  const said = fault || (error ? explainError(error) : '');
  return (
    <footer className={styles.bar}>
      <p className={styles.said} role="alert">
        {said}
      </p>
      <div className={styles.buttons}>
        <Button data-field="accept" kind="primary" size="large" onClick={() => void intake.accept()}>
          受理并打印{promiseOf(intake)}　Ctrl+Enter
        </Button>
        <Button size="large" onClick={() => void intake.leave()}>
          暂存　Ctrl+S
        </Button>
        <span className={styles.leave}>
          <kbd>Esc</kbd> 离开，内容都在
        </span>
      </div>
    </footer>
  );
}
