import { useState } from 'react';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import type { FormField } from '#shared/domain/form-fields.ts';
import { FIELD_TYPE_WORDS } from '#shared/wording/item-words.ts';
import { AddButton } from './add-button.tsx';
import { Card } from './card.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './editor.module.css';
import { SelectLine, TextLine, Tick } from './editor-fields.tsx';
import { FieldLimits } from './field-limits.tsx';
import { freshId, moved, without } from './list-edit.ts';

const TYPES = Object.entries(FIELD_TYPE_WORDS) as [FormField['type'], string][];

/** The same field as another kind; what both kinds know stays. */
function asType(field: FormField, type: FormField['type']): FormField {
  const { key, label, help, required, condition } = field;
  const plain = { key, label, help, required, condition };
  switch (type) {
    case 'text':
      return { ...plain, type, pattern: null };
    case 'number':
    case 'money':
      return {
        ...plain,
        type,
        ...(field.type === 'number' || field.type === 'money'
          ? { min: field.min, max: field.max }
          : { min: null, max: null }),
      };
    case 'date':
      return { ...plain, type, min: null, max: null };
    case 'select':
    case 'multiselect':
      return { ...plain, type, options: 'options' in field ? field.options : [{ id: 'o1', label: '' }] };
    default:
      return { ...plain, type };
  }
}

/** 表单: the fields the item has beyond the person and the papers. */
export function FormEditor({ item, onChange }: { item: EditedItem; onChange: (form: FormField[]) => void }) {
  const { form, situations } = item;
  const [open, setOpen] = useState<string | null>(null);
  const add = () => {
    const key = freshId(
      'f',
      form.map((field) => field.key),
    );
    onChange([
      ...form,
      { key, label: '', help: '', required: true, condition: null, type: 'text', pattern: null },
    ]);
    setOpen(key);
  };
  return (
    <>
      {form.length === 0 && <p className={styles.quiet}>除申请人和材料外没有别的要填，这里不用写</p>}
      {form.map((field, at) => {
        const path = `form.${at}`;
        const put = (changed: FormField) =>
          onChange(form.map((one, place) => (place === at ? changed : one)));
        return (
          <Card
            key={field.key}
            title={
              <>
                {field.label || '（还没写名称）'}
                <span className={styles.quiet}>
                  {' '}
                  {FIELD_TYPE_WORDS[field.type]}
                  {!field.required && '　选填'}
                </span>
              </>
            }
            open={open === field.key}
            onToggle={() => setOpen(open === field.key ? null : field.key)}
            onMove={(step) => onChange(moved(form, at, step))}
            onRemove={() => onChange(without(form, at))}
          >
            <TextLine
              path={`${path}.label`}
              label="名称"
              value={field.label}
              onChange={(label) => put({ ...field, label })}
            />
            <SelectLine
              path={`${path}.type`}
              label="种类"
              value={field.type}
              options={TYPES}
              onChange={(type) => type && put(asType(field, type))}
            />
            <Tick
              path={`${path}.required`}
              label="必填"
              value={field.required}
              onChange={(required) => put({ ...field, required })}
            />
            <FieldLimits path={path} field={field} onChange={put} />
            <TextLine
              path={`${path}.help`}
              label="说明"
              value={field.help}
              onChange={(help) => put({ ...field, help })}
            />
            <ConditionEditor
              path={`${path}.condition`}
              label="何时填"
              always="都填"
              condition={field.condition}
              situations={situations}
              onChange={(condition) => put({ ...field, condition })}
            />
          </Card>
        );
      })}
      <AddButton label="加一个字段" onAdd={add} />
    </>
  );
}
