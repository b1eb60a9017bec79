import { useRef, useState } from 'react';
import type { TypedValue } from '#shared/contract/intake.ts';
import { askedSituations } from '#shared/domain/asked-situations.ts';
import { checkFormAnswers } from '#shared/domain/check-form-answers.ts';
import type { EditedItem } from '#shared/domain/edited-item.ts';
import { fieldsFor } from '#shared/domain/form-fields.ts';
import { decideMaterials } from '#shared/domain/materials-by-answers.ts';
import { explainFormFault } from '#shared/wording/form-fields.ts';
import { OUTCOME_WORDS, sheetsWord } from '#shared/wording/item-words.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { Button } from '../../components/button.tsx';
import { Choice } from '../../components/choice.tsx';
import { focusOn } from '../../components/focus-on.ts';
import { FormControl } from '../intake/form-control.tsx';
import { isFilled } from '../intake/form-input.ts';
import styles from './editor.module.css';

/** The answers whose question and option are still there. */
function standing(item: EditedItem, answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).filter(([id, option]) =>
      item.situations.some(
        (situation) => situation.id === id && situation.options.some((one) => one.id === option),
      ),
    ),
  );
}

/** 试办: the item as a clerk will meet it, while it is being written. Nothing is registered. */
export function TryOut({ item, today }: { item: EditedItem; today: string }) {
  const [given, setGiven] = useState<Record<string, string>>({});
  const [form, setForm] = useState<Record<string, TypedValue>>({});
  const [agent, setAgent] = useState(false);
  const decision = decideMaterials(item, standing(item, given), { agent: agent && item.proxyAllowed });
  const { answers, required, optional, outcome, unanswered } = decision;
  const { situations } = askedSituations(item.situations, answers);
  const fields = outcome ? [] : fieldsFor(item.form, answers);
  const { faults } = checkFormAnswers(fields, form, { answers, today });
  const papers = [...required, ...optional];
  const panel = useRef<HTMLElement>(null);
  const controls = () => [...(panel.current?.querySelectorAll('[data-field]') ?? [])];
  const goOn = () =>
    focusOn(controls()[controls().findIndex((one) => one.contains(document.activeElement)) + 1]);
  useShortcut('Alt+5', '试办', () => focusOn(controls()[0]));
  return (
    <aside ref={panel} className={styles.tryOut} aria-label="试办">
      <div className={styles.optionHead}>
        <strong style={{ flex: 1 }}>
          试办 <kbd>Alt+5</kbd>
        </strong>
        <span className={styles.quiet}>不会登记</span>
        <Button
          size="small"
          onClick={() => {
            setGiven({});
            setForm({});
          }}
        >
          从头再试
        </Button>
      </div>
      {item.handling === 'advice' && <p className={styles.advice}>这一项只告知，不登记办件</p>}
      {situations.length > 0 && <h2>情形</h2>}
      {situations.map(({ id, question, options }) => {
        const option = options.find((one) => one.id === answers[id]);
        return (
          <div key={id} className={styles.question}>
            {question || '（还没写问题）'}
            <Choice
              field={`try-${id}`}
              label={`试办 ${question}`}
              options={options}
              value={answers[id] ?? null}
              invalid={false}
              onChange={(chosen) => {
                const { [id]: _, ...rest } = given;
                setGiven(chosen === null ? rest : { ...rest, [id]: chosen });
              }}
              onEnter={goOn}
            />
            {option?.advice && <p className={styles.advice}>{option.advice}</p>}
            {option?.reason && <p className={styles.quiet}>{option.reason}</p>}
          </div>
        );
      })}
      <h2>
        材料
        {!outcome && <span className={styles.quiet}> {papers.length} 份</span>}
      </h2>
      {outcome && <p className={styles.advice}>{OUTCOME_WORDS[outcome.kind]}，不收材料</p>}
      {!outcome && papers.length === 0 && <p className={styles.quiet}>这样答不收材料</p>}
      <ul aria-label="试办的材料">
        {papers.map((paper) => (
          <li key={paper.id} className={styles.paper}>
            <span>
              {paper.name || '（还没写名称）'}
              {!paper.required && '（如有）'}
              {item.gapsAllowed && paper.mayLack && '（容缺可后补）'}
              {item.declarationAllowed && paper.declarable && '（可承诺代替）'}
            </span>
            <span className={styles.quiet}>{sheetsWord(paper)}</span>
          </li>
        ))}
      </ul>
      {unanswered.length > 0 && (
        <p className={styles.quiet}>还有 {unanswered.length} 问没答，材料可能还会多</p>
      )}
      {item.proxyAllowed && (
        <label className={styles.tick}>
          <input type="checkbox" checked={agent} onChange={(event) => setAgent(event.target.checked)} />
          由代办人来办
        </label>
      )}
      {fields.length > 0 && <h2>表单</h2>}
      {fields.map((field) => {
        const fault = faults.find(({ key }) => key === field.key);
        return (
          <div key={field.key} className={styles.question}>
            {field.label || '（还没写名称）'}
            {!field.required && <span className={styles.quiet}> 选填</span>}
            <div>
              <FormControl
                field={{ ...field, key: `try-${field.key}` }}
                input={form[field.key]}
                today={today}
                invalid={false}
                onChange={(input) => setForm({ ...form, [field.key]: input })}
                onSettled={(input) => setForm({ ...form, [field.key]: input })}
                onEnter={goOn}
              />
            </div>
            {fault && isFilled(form[field.key]) && <p className={styles.bad}>{explainFormFault(fault)}</p>}
            {field.help && <p className={styles.hint}>{field.help}</p>}
          </div>
        );
      })}
    </aside>
  );
}
