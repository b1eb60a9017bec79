import type { Condition } from '#shared/domain/condition.ts';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import { Button } from '../../components/button.tsx';
import styles from './editor.module.css';
import { useFault } from './editor-faults.ts';
import { without } from './list-edit.ts';

type Situations = EditedItem['situations'];
type Leaf = { situation: string; in: readonly string[] };
type Group = { kind: 'all' | 'any'; parts: readonly Condition[] };

function groupOf(condition: NonNullable<Condition>): Group {
  if ('all' in condition) return { kind: 'all', parts: condition.all };
  if ('any' in condition) return { kind: 'any', parts: condition.any };
  return { kind: 'all', parts: [condition] };
}

const conditionOf = ({ kind, parts }: Group): Condition => {
  if (parts.length === 0) return null;
  return kind === 'all' ? { all: parts } : { any: parts };
};

function firstLeaf(situations: Situations): Leaf | null {
  const situation = situations.find(({ options }) => options.length > 0);
  const option = situation?.options[0];
  return situation && option ? { situation: situation.id, in: [option.id] } : null;
}

function LeafEditor({
  leaf,
  situations,
  onChange,
}: {
  leaf: Leaf;
  situations: Situations;
  onChange: (leaf: Leaf) => void;
}) {
  const situation = situations.find(({ id }) => id === leaf.situation);
  const choose = (id: string) => {
    const first = situations.find((one) => one.id === id)?.options[0];
    if (first) onChange({ situation: id, in: [first.id] });
  };
  const toggle = (id: string) => {
    const known = situation?.options.map((option) => option.id) ?? [];
    const chosen = known.filter((one) => (one === id ? !leaf.in.includes(id) : leaf.in.includes(one)));
    // A condition waits for at least one answer.
    if (chosen.length > 0) onChange({ ...leaf, in: chosen });
  };
  return (
    <div>
      <select
        className={styles.select}
        aria-label="看哪个情形"
        value={leaf.situation}
        onChange={(event) => choose(event.target.value)}
      >
        {!situation && <option value={leaf.situation}>（已删去的情形）</option>}
        {situations.map(({ id, question }) => (
          <option key={id} value={id}>
            {question || '（还没写问题）'}
          </option>
        ))}
      </select>
      <div className={styles.ticks}>
        选
        {situation?.options.map(({ id, label }) => (
          <label key={id} className={styles.tick}>
            <input type="checkbox" checked={leaf.in.includes(id)} onChange={() => toggle(id)} />
            {label || '（还没写）'}
          </label>
        ))}
        {leaf.in.some((id) => !situation?.options.some((option) => option.id === id)) && (
          <span className={styles.bad}>有已删去的选项</span>
        )}
      </div>
    </div>
  );
}

function GroupEditor({
  group,
  situations,
  onChange,
}: {
  group: Group;
  situations: Situations;
  onChange: (group: Group) => void;
}) {
  const { kind, parts } = group;
  const put = (at: number, part: Condition) =>
    onChange({
      kind,
      parts: part === null ? without(parts, at) : parts.map((one, place) => (place === at ? part : one)),
    });
  const leaf = firstLeaf(situations);
  return (
    <div className={styles.group}>
      {parts.length > 1 && (
        <select
          className={styles.select}
          aria-label="几个条件怎么算"
          value={kind}
          onChange={(event) => onChange({ kind: event.target.value as Group['kind'], parts })}
        >
          <option value="all">以下都满足</option>
          <option value="any">以下满足一个</option>
        </select>
      )}
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a condition have no names, and hold no state
        <div key={at} className={styles.leaf}>
          {part !== null && !('situation' in part) ? (
            <GroupEditor
              group={groupOf(part)}
              situations={situations}
              onChange={(changed) => put(at, conditionOf(changed))}
            />
          ) : (
            part && (
              <LeafEditor leaf={part} situations={situations} onChange={(changed) => put(at, changed)} />
            )
          )}
          <Button kind="text" size="small" onClick={() => put(at, null)}>
            去掉
          </Button>
        </div>
      ))}
      {leaf && (
        <>
          <Button kind="text" size="small" onClick={() => onChange({ kind, parts: [...parts, leaf] })}>
            加一个条件
          </Button>
          <Button
            kind="text"
            size="small"
            onClick={() =>
              onChange({ kind, parts: [...parts, kind === 'all' ? { any: [leaf] } : { all: [leaf] }] })
            }
          >
            加一组
          </Button>
        </>
      )}
    </div>
  );
}

/** When a part of the item applies, chosen from the questions and their options. */
export function ConditionEditor({
  path,
  label,
  always,
  condition,
  situations,
  onChange,
}: {
  path: string;
  label: string;
  /** What it is called when nothing is chosen. */
  always: string;
  condition: Condition;
  situations: Situations;
  onChange: (condition: Condition) => void;
}) {
  const fault = useFault(path);
  const leaf = firstLeaf(situations);
  return (
    <fieldset
      className={styles.field}
      style={{ border: 0, margin: 0, alignItems: 'start' }}
      aria-label={label}
    >
      <span className={styles.name}>{label}</span>
      <div>
        <select
          className={styles.select}
          data-path={path}
          aria-label={label}
          value={condition === null ? 'always' : 'when'}
          onChange={(event) => onChange(event.target.value === 'always' ? null : leaf)}
        >
          <option value="always">{always}</option>
          {(leaf || condition) && <option value="when">看情形</option>}
        </select>
        {condition !== null && (
          <GroupEditor
            group={groupOf(condition)}
            situations={situations}
            onChange={(group) => onChange(conditionOf(group))}
          />
        )}
      </div>
      {fault && (
        <span className={styles.bad} role="alert">
          {fault}
        </span>
      )}
    </fieldset>
  );
}
