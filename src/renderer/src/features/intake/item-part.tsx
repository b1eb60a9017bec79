import { explainError } from '#shared/wording/errors.ts';
import { DueDates } from '../../components/due-dates.tsx';
import { ItemSearch } from '../catalogue/item-search.tsx';
import styles from './item-part.module.css';
import { Part } from './part.tsx';
import type { Intake } from './use-intake.ts';

/** 事项: what the person came for and until when it will be done. */
export function ItemPart({
  intake,
  daysOpen,
  onToggleDays,
}: {
  intake: Intake;
  daysOpen: boolean;
  onToggleDays: () => void;
}) {
  const { state, dispatch, item, due } = intake;
  const notFound = (sentence: string) =>
    dispatch({ type: 'go', field: 'item', fault: { field: 'item', sentence } });
  return (
    <Part
      number={1}
      title="事项"
      open={state.open === 'item'}
      done={item !== undefined}
      onOpen={() => intake.goTo('item')}
      summary={
        item ? (
          <>
            <p className={styles.chosen}>
              <strong>{item.name}</strong>
              <span className={styles.department}>{item.department}</span>
            </p>
            {due && (
              <DueDates
                promised={{ days: item.promisedDays, date: due.promised }}
                statutory={
                  due.statutory && item.statutoryDays !== null
                    ? { days: item.statutoryDays, date: due.statutory }
                    : null
                }
                open={daysOpen}
                onToggle={onToggleDays}
              />
            )}
          </>
        ) : (
          <span className={styles.unset}>{state.draft.itemText || '还没选事项'}</span>
        )
      }
    >
      <ItemSearch
        text={state.draft.itemText}
        invalid={state.fault?.field === 'item'}
        onText={(text) => dispatch({ type: 'item-text', text })}
        onChoose={(chosen) => {
          dispatch({ type: 'item-chosen', item: chosen });
          intake.next();
        }}
        onChooseLater={(choice) => {
          // What is typed next, by hand or by a card reader, must find its field: the choice catches up.
          intake.next('item');
          choice.then(
            (chosen) => {
              if (chosen) dispatch({ type: 'item-chosen', item: chosen });
              else notFound('没有找到这个事项，请换个说法');
            },
            (error) => notFound(explainError(error)),
          );
        }}
      />
    </Part>
  );
}
