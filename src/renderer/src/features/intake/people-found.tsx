import type { ResidentLine } from '#shared/contract/residents.ts';
import { Code } from '../../components/code.tsx';
import { groupIdentityNumber, sexWord } from '../../components/person-words.ts';
import styles from './people-found.module.css';

/** Known people under the field of the number, of whom Enter takes the marked one. */
export function PeopleFound({
  people,
  active,
  onChoose,
}: {
  people: readonly ResidentLine[];
  active: number;
  onChoose: (person: ResidentLine) => void;
}) {
  if (people.length === 0) return null;
  return (
    <div id="people-found" role="listbox" aria-label="已登记的人" className={styles.found}>
      {people.map((person, index) => (
        <div
          key={person.id}
          id={`person-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={styles.person}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(person);
          }}
        >
          <span>{person.name}</span>
          <span className={styles.quiet}>
            {sexWord(person.sex)}　{person.birthDate}
          </span>
          <Code>{groupIdentityNumber(person.maskedNumber)}</Code>
        </div>
      ))}
      <p className={styles.hint}>
        <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Enter</kbd> 带出已登记的人，不是就接着输完整号码
      </p>
    </div>
  );
}
