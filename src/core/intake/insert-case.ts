import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { ReceivedMaterial } from '#shared/contract/intake.ts';
import type { CaseState, CaseStep, StepAnswers } from '#shared/domain/case-lifecycle.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import type { FormValue } from '#shared/domain/form-fields.ts';
import type { LocalDate } from '#shared/domain/workdays.ts';
import { paperChanges, writeStep } from '../cases/write-step.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';

/** What a case is from the moment it comes in. */
export interface CaseRecord {
  id: string;
  siteNumber: string;
  serial: number;
  /** With the papers that these answers ask for. */
  item: ServiceItem;
  /** 办理情形 and the form, as they were answered; empty where the item asks nothing. */
  situations: SituationAnswers;
  form: Readonly<Record<string, FormValue>>;
  resident: { id: string; name: string; maskedNumber: string };
  /** The clerk's answers; a paper of the item without one counts as not received. */
  materials: readonly ReceivedMaterial[];
  receivedAt: Date;
  receivedOn: LocalDate;
  clerk: Actor;
}

/** The columns that the life of a case changes; those that most cases never fill may be left out. */
export interface CaseStanding {
  state: CaseState;
  receipt_due?: string | null;
  supplement_due?: string | null;
  gap_due?: string | null;
  accepted_at: string | null;
  accepted_on: string | null;
  promised_due: string | null;
  statutory_due: string | null;
  provisional: number;
  closed_at: string | null;
}

/** A case that nothing has happened to. */
export const untouched = {
  accepted_at: null,
  accepted_on: null,
  promised_due: null,
  statutory_due: null,
  provisional: 0,
  closed_at: null,
} as const;

/** A step that was taken, with what was answered to it. */
export interface TakenCaseStep {
  step: CaseStep;
  from: CaseState | null;
  to: CaseState;
  at: string;
  by: Actor;
  answers: StepAnswers;
}

/** Writes the case as it stands after these steps, its papers, and its history with the documents handed out. */
export function insertCase(
  unit: UnitOfWork,
  record: CaseRecord,
  standing: CaseStanding,
  steps: readonly TakenCaseStep[],
): void {
  const { id, siteNumber, serial, item, resident, receivedOn, clerk } = record;
  const year = Number(receivedOn.slice(0, 4));
  unit.insert('case', {
    id,
    number: formatCaseNumber({ site: siteNumber, year, serial }),
    site_number: siteNumber,
    year,
    serial,
    item_code: item.code,
    item_version: item.version,
    item_name: item.name,
    department: item.department,
    resident_id: resident.id,
    applicant_name: resident.name,
    applicant_masked_number: resident.maskedNumber,
    received_at: record.receivedAt.toISOString(),
    received_on: receivedOn,
    promised_days: item.promisedDays,
    statutory_days: item.statutoryDays,
    clerk_id: clerk.id,
    clerk_name: clerk.name,
    situation_answers: JSON.stringify(record.situations),
    form_values: JSON.stringify(record.form),
    ...standing,
  });
  insertMaterials(unit, record, steps);
  const issued: { kind: string }[] = [];
  const came = record.materials.some(({ received }) => received);
  const papersCame = came || item.materials.length === 0;
  for (const [at, step] of steps.entries()) {
    writeStep(unit, { caseId: id, siteNumber, number: at + 1, papersCame, ...step }, issued);
  }
}

function insertMaterials(
  unit: UnitOfWork,
  { id, item, materials }: CaseRecord,
  steps: readonly TakenCaseStep[],
): void {
  const changes = steps
    .map(({ step, answers }) => paperChanges(step, answers))
    .filter(({ size }) => size > 0);
  for (const [at, material] of item.materials.entries()) {
    const answer = materials.findLast((received) => received.id === material.id);
    const paper = {
      case_id: id,
      material_id: material.id,
      position: at + 1,
      name: material.name,
      originals: answer?.received ? answer.originals : 0,
      copies: answer?.received ? answer.copies : 0,
      received: answer?.received ? 1 : 0,
      declared: 0,
    };
    for (const change of changes) Object.assign(paper, change.get(material.id));
    unit.insert('caseMaterial', paper);
  }
}
