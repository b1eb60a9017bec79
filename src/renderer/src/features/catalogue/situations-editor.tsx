import { useState } from 'react';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import { OUTCOME_WORDS } from '#shared/wording/item-words.ts';
import { Button } from '../../components/button.tsx';
import { AddButton } from './add-button.tsx';
import { Card } from './card.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './editor.module.css';
import { useFault } from './editor-faults.ts';
import { SelectLine, TextLine, Tick } from './editor-fields.tsx';
import { freshId, moved, withAt, without } from './list-edit.ts';

type Situation = EditedItem['situations'][number];
type Option = Situation['options'][number];

const OUTCOMES = Object.entries(OUTCOME_WORDS) as [NonNullable<Option['outcome']>, string][];

const newOption = (options: readonly Option[]): Option => ({
  id: freshId(
    'o',
    options.map(({ id }) => id),
  ),
  label: '',
  advice: null,
  infoOnly: false,
  reason: null,
  outcome: null,
});

function OptionEditor({
  path,
  option,
  onChange,
  onRemove,
}: {
  path: string;
  option: Option;
  onChange: (change: Partial<Option>) => void;
  onRemove: () => void;
}) {
  const fault = useFault(path);
  const [more, setMore] = useState(false);
  const detailed =
    more || option.advice !== null || option.reason !== null || option.infoOnly || option.outcome !== null;
  return (
    <div className={styles.option}>
      <div className={styles.optionHead}>
        <div style={{ flex: 1 }}>
          <TextLine
            path={`${path}.label`}
            label="选项"
            value={option.label}
            onChange={(label) => onChange({ label })}
          />
        </div>
        {!detailed && (
          <Button kind="text" size="small" onClick={() => setMore(true)}>
            提示和结果
          </Button>
        )}
        <Button kind="text" size="small" onClick={onRemove}>
          去掉
        </Button>
      </div>
      {detailed && (
        <>
          <TextLine
            path={`${path}.advice`}
            label="提示"
            hint="选了就显示给经办人"
            value={option.advice ?? ''}
            onChange={(advice) => onChange({ advice: advice === '' ? null : advice })}
          />
          <SelectLine
            path={`${path}.outcome`}
            label="结果"
            value={option.outcome}
            options={OUTCOMES}
            none="继续办理"
            onChange={(outcome) => onChange({ outcome })}
          />
          <TextLine
            path={`${path}.reason`}
            label="原因"
            value={option.reason ?? ''}
            onChange={(reason) => onChange({ reason: reason === '' ? null : reason })}
          />
          <Tick
            path={`${path}.infoOnly`}
            label="不影响材料"
            value={option.infoOnly}
            onChange={(infoOnly) => onChange({ infoOnly })}
          />
        </>
      )}
      {fault && (
        <span className={styles.bad} role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

/** 情形: the questions a clerk asks, their options, and when each is asked. */
export function SituationsEditor({
  situations,
  onChange,
}: {
  situations: readonly Situation[];
  onChange: (situations: Situation[]) => void;
}) {
  const [open, setOpen] = useState<string | null>(situations[0]?.id ?? null);
  const add = () => {
    const id = freshId(
      'q',
      situations.map((one) => one.id),
    );
    const options = [newOption([])];
    onChange([
      ...situations,
      { id, question: '', condition: null, options: [...options, newOption(options)] },
    ]);
    setOpen(id);
  };
  return (
    <>
      {situations.length === 0 && <p className={styles.quiet}>材料不看情形的事项，这里不用写</p>}
      {situations.map((situation, at) => {
        const { id, question, options, condition } = situation;
        const path = `situations.${at}`;
        const put = (change: Partial<Situation>) => onChange(withAt(situations, at, change));
        return (
          <Card
            key={id}
            title={`${at + 1}. ${question || '（还没写问题）'}`}
            open={open === id}
            onToggle={() => setOpen(open === id ? null : id)}
            onMove={(step) => onChange(moved(situations, at, step))}
            onRemove={() => onChange(without(situations, at))}
          >
            <TextLine
              path={`${path}.question`}
              label="问题"
              value={question}
              onChange={(value) => put({ question: value })}
            />
            <ConditionEditor
              path={`${path}.condition`}
              label="何时问"
              always="都问"
              condition={condition}
              situations={situations.slice(0, at)}
              onChange={(value) => put({ condition: value })}
            />
            {options.map((option, place) => (
              <OptionEditor
                key={option.id}
                path={`${path}.options.${place}`}
                option={option}
                onChange={(change) => put({ options: withAt(options, place, change) })}
                onRemove={() => put({ options: without(options, place) })}
              />
            ))}
            <Button size="small" onClick={() => put({ options: [...options, newOption(options)] })}>
              加一个选项
            </Button>
          </Card>
        );
      })}
      <AddButton label="加一个情形" onAdd={add} />
    </>
  );
}
