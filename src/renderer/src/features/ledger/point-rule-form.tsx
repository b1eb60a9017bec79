import { useMutation } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { addCalendarDays } from '#shared/domain/local-date.ts';
import type { PointRate, PointRule } from '#shared/domain/point-rules.ts';
import { explainError } from '#shared/wording/errors.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useFormFocus } from '../../app/keyboard/use-form-focus.ts';
import { Button } from '../../components/button.tsx';
import { Labelled } from '../../components/labelled.tsx';
import { SidePanel } from '../../components/side-panel.tsx';
import { TextField } from '../../components/text-field.tsx';
import { readTypedDate } from '../intake/typed-date.ts';
import styles from './point-rules-page.module.css';

const HEADS = { ruleVersion: '第几版', effectiveFrom: '起用日期', name: '名称' } as const;
const RATES = { perAttendance: '每次', perHour: '每小时', most: '一次最多' } as const;
type Rates = Record<keyof typeof RATES, string>;

/** A new version of 积分办法, begun from the latest one. A type whose line stays empty follows the first line. */
export function PointRuleForm({
  rules,
  types,
  today,
  onDone,
  onClose,
}: {
  rules: readonly PointRule[];
  types: readonly { code: string; name: string }[];
  today: string;
  onDone: () => void;
  onClose: () => void;
}) {
  const latest = rules.at(-1);
  const [head, setHead] = useState({
    ruleVersion: String(rules.length + 1),
    effectiveFrom: addCalendarDays(today, 1),
    name: latest?.name ?? '志愿服务量化积分办法',
  });
  const [rates, setRates] = useState<Record<string, Rates>>(() =>
    Object.fromEntries(
      ['*', ...types.map(({ code }) => code)].map((code) => [code, ratesOf(latest?.content.byType[code])]),
    ),
  );
  const [wrong, setWrong] = useState('');
  const { form, focus } = useFormFocus('effectiveFrom');
  const add = useMutation(
    query.ledger.addRule.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: query.ledger.rules.key() });
        onDone();
      },
    }),
  );
  const save = () => {
    if (add.isPending) return;
    const fault = (field: string, sentence: string) => {
      setWrong(sentence);
      focus(field);
    };
    const effectiveFrom = readTypedDate(head.effectiveFrom);
    if (head.ruleVersion.trim() === '') return fault('ruleVersion', '第几版还没有填');
    if (effectiveFrom === null) return fault('effectiveFrom', `日期请按 ${today} 这样输入`);
    if (head.name.trim() === '') return fault('name', '名称还没有填');
    const byType: Record<string, PointRate> = {};
    for (const [code, typed] of Object.entries(rates)) {
      if (code !== '*' && Object.values(typed).every((text) => text.trim() === '')) continue;
      const rate = rateOf(typed);
      if (!rate) return fault(`${code}-perAttendance`, '每次、每小时要填 0 到 1000 的整数，一次最多可以空着');
      byType[code] = rate;
    }
    setWrong('');
    add.mutate({ ruleVersion: head.ruleVersion, effectiveFrom, name: head.name, content: { byType } });
  };
  useShortcut('Ctrl+Enter', '定下新办法', save);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.ctrlKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    const fields = [...(form.current?.querySelectorAll<HTMLInputElement>('input') ?? [])];
    const next = fields[fields.indexOf(event.currentTarget) + 1];
    if (next) next.focus();
    else save();
  };
  const lines = [{ code: '*', name: '没有另定的活动' }, ...types];
  return (
    <SidePanel title="定新办法" onClose={onClose}>
      <div ref={form} className={styles.form}>
        {(Object.keys(HEADS) as (keyof typeof HEADS)[]).map((field) => (
          <Labelled key={field} label={HEADS[field]}>
            {(id) => (
              <TextField
                id={id}
                data-field={field}
                value={head[field]}
                maxLength={field === 'name' ? 60 : 20}
                onChange={(event) => setHead({ ...head, [field]: event.target.value })}
                onKeyDown={onKeyDown}
              />
            )}
          </Labelled>
        ))}
        <div className={styles.rates}>
          <span className={styles.hint}>活动类型（空着的按第一行）</span>
          {Object.values(RATES).map((label) => (
            <span key={label} className={styles.hint}>
              {label}（分）
            </span>
          ))}
          {lines.map(({ code, name }) => [
            <span key={code}>{name}</span>,
            ...(Object.keys(RATES) as (keyof Rates)[]).map((column) => (
              <TextField
                key={`${code} ${column}`}
                data-field={`${code}-${column}`}
                aria-label={`${name}${RATES[column]}`}
                inputMode="numeric"
                maxLength={5}
                placeholder={code === '*' && column === 'most' ? '不限' : ''}
                value={rates[code]?.[column] ?? ''}
                onChange={(event) =>
                  setRates({
                    ...rates,
                    [code]: { ...ratesOf(), ...rates[code], [column]: event.target.value },
                  })
                }
                onKeyDown={onKeyDown}
              />
            )),
          ])}
        </div>
        {(wrong || add.error) && (
          <p className={styles.wrong} role="alert">
            {wrong || explainError(add.error)}
          </p>
        )}
        <Button kind="primary" size="large" className={styles.save} disabled={add.isPending} onClick={save}>
          定下新办法　Ctrl+Enter
        </Button>
      </div>
    </SidePanel>
  );
}

function ratesOf(rate?: PointRate): Rates {
  if (!rate) return { perAttendance: '', perHour: '', most: '' };
  const { perAttendance, perHour, most } = rate;
  return {
    perAttendance: String(perAttendance),
    perHour: String(perHour),
    most: most === null ? '' : String(most),
  };
}

function rateOf({ perAttendance, perHour, most }: Rates): PointRate | null {
  const whole = (text: string, limit: number) => /^\d{1,5}$/.test(text.trim()) && Number(text) <= limit;
  if (!whole(perAttendance, 1000) || !whole(perHour, 1000)) return null;
  if (most.trim() !== '' && !whole(most, 10_000)) return null;
  return {
    perAttendance: Number(perAttendance),
    perHour: Number(perHour),
    most: most.trim() === '' ? null : Number(most),
  };
}
