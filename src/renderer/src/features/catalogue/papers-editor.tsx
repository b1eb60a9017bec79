import { useState } from 'react';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import { conditionWords } from '#shared/wording/condition-words.ts';
import { sheetsWord } from '#shared/wording/item-words.ts';
import { AddButton } from './add-button.tsx';
import { Card } from './card.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './editor.module.css';
import { NumberLine, TextLine, Tick, TickLine } from './editor-fields.tsx';
import { freshId, moved, withAt, without } from './list-edit.ts';

type Material = EditedItem['materials'][number];

const newMaterial = (materials: readonly Material[]): Material => ({
  id: freshId(
    'm',
    materials.map(({ id }) => id),
  ),
  ...{
    name: '',
    originals: 1,
    copies: 1,
    required: true,
    mayLack: false,
    declarable: false,
    condition: null,
  },
  ...{ source: '', whereToGet: '', acceptance: '', sample: '', sensitive: false },
});

/** 材料: the papers, how many of each, and when they are asked for. */
export function PapersEditor({
  item,
  onChange,
}: {
  item: EditedItem;
  onChange: (materials: Material[]) => void;
}) {
  const { materials, situations } = item;
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {materials.length === 0 && <p className={styles.quiet}>不收材料的事项，这里不用写</p>}
      {materials.map((material, at) => {
        const path = `materials.${at}`;
        const put = (change: Partial<Material>) => onChange(withAt(materials, at, change));
        const when = conditionWords(material.condition, situations);
        const text = (key: 'name' | 'source' | 'whereToGet' | 'acceptance' | 'sample', label: string) => (
          <TextLine
            path={`${path}.${key}`}
            label={label}
            value={material[key]}
            onChange={(value) => put({ [key]: value })}
          />
        );
        return (
          <Card
            key={material.id}
            title={
              <>
                {material.name || '（还没写名称）'}
                <span className={styles.quiet}>
                  {' '}
                  {sheetsWord(material)}
                  {!material.required && '　如有'}
                  {when && `　${when}`}
                </span>
              </>
            }
            open={open === material.id}
            onToggle={() => setOpen(open === material.id ? null : material.id)}
            onMove={(step) => onChange(moved(materials, at, step))}
            onRemove={() => onChange(without(materials, at))}
          >
            {text('name', '名称')}
            <NumberLine
              path={`${path}.originals`}
              label="原件"
              unit="份"
              value={material.originals}
              onChange={(count) => put({ originals: count ?? 0 })}
            />
            <NumberLine
              path={`${path}.copies`}
              label="复印件"
              unit="份"
              value={material.copies}
              onChange={(count) => put({ copies: count ?? 0 })}
            />
            <ConditionEditor
              path={`${path}.condition`}
              label="何时要"
              always="都要"
              condition={material.condition}
              situations={situations}
              onChange={(condition) => put({ condition })}
            />
            <TickLine label="要求">
              <Tick
                path={`${path}.required`}
                label="必交"
                value={material.required}
                onChange={(required) => put({ required })}
              />
              <Tick
                path={`${path}.mayLack`}
                label="可容缺"
                value={material.mayLack}
                onChange={(mayLack) => put({ mayLack })}
              />
              <Tick
                path={`${path}.declarable`}
                label="可承诺代替"
                value={material.declarable}
                onChange={(declarable) => put({ declarable })}
              />
              <Tick
                path={`${path}.sensitive`}
                label="含敏感信息"
                value={material.sensitive}
                onChange={(sensitive) => put({ sensitive })}
              />
            </TickLine>
            {text('source', '来源')}
            {text('whereToGet', '哪里办')}
            {text('acceptance', '受理标准')}
            {text('sample', '样本说明')}
          </Card>
        );
      })}
      <AddButton
        label="加一份材料"
        onAdd={() => {
          const added = newMaterial(materials);
          onChange([...materials, added]);
          setOpen(added.id);
        }}
      />
    </>
  );
}
