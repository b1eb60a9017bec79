import type { DateLimit, FormField } from '#shared/domain/form-fields.ts';
import { Button } from '../../components/button.tsx';
import styles from './editor.module.css';
import { NumberLine, TextLine } from './editor-fields.tsx';
import { freshId, withAt, without } from './list-edit.ts';

function DateLine({
  path,
  label,
  value,
  onChange,
}: {
  path: string;
  label: string;
  value: DateLimit | null;
  onChange: (value: DateLimit | null) => void;
}) {
  return (
    <TextLine
      path={path}
      label={label}
      hint="如 2026-01-31；写“今天”就是办件那天；空着不限"
      short
      value={value === 'today' ? '今天' : (value ?? '')}
      onChange={(text) => onChange(text.trim() === '' ? null : text.trim() === '今天' ? 'today' : text)}
    />
  );
}

/** What a field of its kind can be held to: bounds, a form, options. */
export function FieldLimits({
  path,
  field,
  onChange,
}: {
  path: string;
  field: FormField;
  onChange: (field: FormField) => void;
}) {
  if (field.type === 'number' || field.type === 'money') {
    const unit = field.type === 'money' ? '元' : '';
    return (
      <>
        <NumberLine
          path={`${path}.min`}
          label="最小"
          unit={unit}
          value={field.min}
          onChange={(min) => onChange({ ...field, min })}
        />
        <NumberLine
          path={`${path}.max`}
          label="最大"
          unit={unit}
          value={field.max}
          onChange={(max) => onChange({ ...field, max })}
        />
      </>
    );
  }
  if (field.type === 'date') {
    return (
      <>
        <DateLine
          path={`${path}.min`}
          label="最早"
          value={field.min}
          onChange={(min) => onChange({ ...field, min })}
        />
        <DateLine
          path={`${path}.max`}
          label="最晚"
          value={field.max}
          onChange={(max) => onChange({ ...field, max })}
        />
      </>
    );
  }
  if (field.type === 'text') {
    return (
      <TextLine
        path={`${path}.pattern`}
        label="格式"
        hint="正则表达式；一般空着"
        value={field.pattern ?? ''}
        onChange={(pattern) => onChange({ ...field, pattern: pattern === '' ? null : pattern })}
      />
    );
  }
  if (field.type !== 'select' && field.type !== 'multiselect') return null;
  const { options } = field;
  return (
    <>
      {options.map((option, at) => (
        <div key={option.id} className={styles.optionHead}>
          <div style={{ flex: 1 }}>
            <TextLine
              path={`${path}.options.${at}.label`}
              label="选项"
              value={option.label}
              onChange={(label) => onChange({ ...field, options: withAt(options, at, { label }) })}
            />
          </div>
          <Button
            kind="text"
            size="small"
            onClick={() => onChange({ ...field, options: without(options, at) })}
          >
            去掉
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() =>
          onChange({
            ...field,
            options: [
              ...options,
              {
                id: freshId(
                  'o',
                  options.map(({ id }) => id),
                ),
                label: '',
              },
            ],
          })
        }
      >
        加一个选项
      </Button>
    </>
  );
}
