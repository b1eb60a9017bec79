import { formatDateWithWeekday } from '#shared/wording/dates.ts';
import { explainError } from '#shared/wording/errors.ts';
import { Button } from '../../components/button.tsx';
import styles from './action-bar.module.css';
import { OutcomeWord } from './outcome-word.tsx';
import type { Intake } from './use-intake.ts';
import { waysOpen } from './use-way-keys.ts';
import { WAY_KEYS, WAY_NAMES, WAY_SHORT_NAMES } from './ways.ts';

/** What pressing the button will do, said before it is pressed. */
function promiseOf({ item, due, asked, today }: Intake): string {
  if (!item || !due || asked?.decision.outcome) return '';
  const date = formatDateWithWeekday(due.promised.due);
  // A due date of this year needs no year on a button.
  const until = date.slice(0, 4) === today?.slice(0, 4) ? date.slice(5) : date;
  return item.promisedDays === 0
    ? ' · 即办，今天办结'
    : ` · 承诺 ${until}${due.promised.provisional ? '暂定' : ''}办结`;
}

const ACTIONS = {
  decline: '不予受理',
  advice: '告知到哪里办，不登记',
  accept: '受理并打印',
} as const;

/** What this intake comes to: an acceptance, unless an answer says otherwise. */
export function actionWord({ asked }: Intake): string {
  return ACTIONS[asked?.decision.outcome?.kind ?? 'accept'];
}

/** The one thing this page is for. It never leaves the screen. */
export function ActionBar({ intake }: { intake: Intake }) {
  const { state, error } = intake;
  // The other fields say what is wrong where they stand.
  const fault = state.fault && ['item', 'papers'].includes(state.fault.field) ? state.fault.sentence : '';
  const said = fault || (error ? explainError(error) : '');
  return (
    <footer className={styles.bar}>
      <OutcomeWord intake={intake} />
      <p className={styles.said} role="alert">
        {said}
      </p>
      <div className={styles.buttons}>
        <Button
          data-field="accept"
          // One red button a screen: an open panel has its own.
          kind={intake.way ? 'plain' : 'primary'}
          onClick={() => void intake.accept()}
        >
          {actionWord(intake)}
          {promiseOf(intake)} <kbd>Ctrl+Enter</kbd>
        </Button>
        {waysOpen(intake).map((way) => (
          <Button
            key={way}
            kind="text"
            className={styles.way}
            title={WAY_NAMES[way]}
            onClick={() => intake.takeWay(way)}
          >
            {WAY_SHORT_NAMES[way]} <kbd>{WAY_KEYS[way]}</kbd>
          </Button>
        ))}
        <Button kind="text" className={styles.way} onClick={() => void intake.leave()}>
          暂存 <kbd>F8</kbd>
        </Button>
      </div>
    </footer>
  );
}
