import type { FormField } from '#shared/contract/item-details.ts';
import { type CaseStep, type StepAnswers, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { checkFormAnswers } from '#shared/domain/check-form-answers.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { detailsOfVersion } from '../catalogue/item-versions.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import type { CaseCourse } from './case-course.ts';

interface FormRow {
  item_code: string;
  item_version: number;
  situation_answers: string;
  form_values: string;
}

/** The fields that acceptance asks for and that were left open when the papers were received. */
export function openFields(read: ReadHandle, row: FormRow, today: LocalDate): FormField[] {
  const form = formOf(read, row);
  const { faults } = checkFormAnswers(form, JSON.parse(row.form_values), answersOf(row, today));
  return form.filter(({ key }) => faults.some((fault) => fault.key === key));
}

/**
 * The form of a case after a step before acceptance: what was received with it and what was filled in now. Acceptance
 * needs it whole; the law, which deems papers accepted, asks nobody.
 * @throws CoreError `INVALID_ANSWERS`, by `form.<key>`
 */
export function fillForm(
  read: ReadHandle,
  { row, situation }: CaseCourse,
  step: CaseStep,
  answers: StepAnswers,
): { form_values?: string } {
  const { clock } = TRANSITIONS[step];
  const accepts = clock === 'starts' && step !== 'deemed-accepted';
  if (!accepts && (clock !== 'not-yet' || answers.form === undefined)) return {};
  const given = { ...JSON.parse(row.form_values), ...answers.form };
  const checked = checkFormAnswers(formOf(read, row), given, answersOf(row, situation.today));
  const problems = checked.faults
    .filter(({ key }) => accepts || Object.hasOwn(answers.form ?? {}, key))
    .map(({ key, code }) => ({ field: `form.${key}`, code }));
  if (problems.length > 0) throw failure('INVALID_ANSWERS', { problems });
  return { form_values: JSON.stringify(checked.values) };
}

function formOf(read: ReadHandle, row: FormRow): FormField[] {
  return detailsOfVersion(read, row.item_code, row.item_version)?.form ?? [];
}

function answersOf(row: FormRow, today: LocalDate) {
  return { answers: JSON.parse(row.situation_answers) as SituationAnswers, today };
}
