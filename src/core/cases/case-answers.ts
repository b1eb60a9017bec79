import type { CaseDetail } from '#shared/contract/cases.ts';
import { answerTo, type SituationAnswers } from '#shared/domain/condition.ts';
import type { FormValue } from '#shared/domain/form-fields.ts';
import { formValueText } from '#shared/wording/form-values.ts';
import { detailsOfVersion } from '../catalogue/item-versions.ts';
import type { ReadHandle } from '../db/read-handle.ts';

interface AnsweredCase {
  item_code: string;
  item_version: number;
  situation_answers: string;
  form_values: string;
}

/** What a case was answered, in the words of the item's version it was accepted under. */
export function answersOfCase(read: ReadHandle, row: AnsweredCase): Pick<CaseDetail, 'situations' | 'form'> {
  if (row.situation_answers === '{}' && row.form_values === '{}') return { situations: [], form: [] };
  const details = detailsOfVersion(read, row.item_code, row.item_version);
  if (!details) return { situations: [], form: [] };
  const answers = JSON.parse(row.situation_answers) as SituationAnswers;
  const values = JSON.parse(row.form_values) as Record<string, FormValue>;
  return {
    situations: details.situations.flatMap(({ id, question, options }) => {
      const answer = answerTo(answers, id);
      const option = options.find((one) => one.id === answer);
      return option ? [{ question, answer: option.label }] : [];
    }),
    form: details.form.flatMap((field) => {
      const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
      return value === undefined ? [] : [{ label: field.label, value: formValueText(field, value) }];
    }),
  };
}
