import { caseStateWord } from '#shared/wording/case-states.ts';
import { Code } from '../../components/code.tsx';
import { limitWord } from '../../components/due-dates.tsx';
import { Lamp } from '../../components/lamp.tsx';
import { movedByHand } from '../../components/moved-by-hand.ts';
import { groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import type { SearchEntry } from './search-entries.ts';
import styles from './search-results.module.css';

const HEADINGS = { page: '页面', resident: '人和单位', case: '办件', item: '事项 · 回车开始办理' };

function Entry({ entry }: { entry: SearchEntry }) {
  if (entry.kind === 'resident') {
    const { name, sex, birthDate, maskedNumber } = entry.resident;
    return (
      <>
        <span className={styles.what}>
          {name}　{sexWord(sex)}　{birthDate}
        </span>
        <Code>{groupIdentityNumber(maskedNumber)}</Code>
      </>
    );
  }
  if (entry.kind === 'page') return <span className={styles.what}>{entry.page.label}</span>;
  if (entry.kind === 'case') {
    const line = entry.case;
    return (
      <>
        <Code>{line.number}</Code>
        <span className={styles.what}>
          {line.itemName}　{line.applicantName}
        </span>
        {line.lamp ? <Lamp state={line.lamp} /> : caseStateWord(line.state)}
      </>
    );
  }
  return (
    <>
      <span className={styles.what}>{entry.item.name}</span>
      <span className={styles.quiet}>{entry.item.department}</span>
      <span className={styles.quiet}>{limitWord(entry.item.promisedDays)}</span>
    </>
  );
}

/** What the box on top has found. The focus stays in the box. */
export function SearchResults({
  entries,
  of,
  active,
  nothing,
  onActive,
  onChoose,
}: {
  entries: readonly SearchEntry[];
  /** The text these were found for; while it is being looked for, nothing. */
  of: string | undefined;
  active: number;
  nothing: boolean;
  onActive: (index: number) => void;
  onChoose: (entry: SearchEntry) => void;
}) {
  return (
    <div id="search-results" data-of={of} role="listbox" aria-label="查到的" className={styles.results}>
      {nothing && (
        <p className={styles.nothing}>
          没有查到。可以输入事项、姓名、拼音首字母、证件号码或办件编号；在别的中心登记过的人，到“调阅”请镇里给资料
        </p>
      )}
      {entries.map((entry, index) => (
        <div key={entry.key}>
          {entries[index - 1]?.kind !== entry.kind && (
            <p className={styles.heading}>{HEADINGS[entry.kind]}</p>
          )}
          <div
            id={`found-${entry.key}`}
            ref={(row) => {
              if (index === active) row?.scrollIntoView({ block: 'nearest' });
            }}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.entry}
            onMouseMove={(event) => movedByHand(event) && onActive(index)}
            // Before the box loses the focus, and the list with it.
            onMouseDown={(event) => {
              event.preventDefault();
              onChoose(entry);
            }}
          >
            <Entry entry={entry} />
          </div>
        </div>
      ))}
    </div>
  );
}
