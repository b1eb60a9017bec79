import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { ReceivedMaterial } from '#shared/contract/intake.ts';
import { type CaseStep, TRANSITIONS } from '#shared/domain/case-lifecycle.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import type { SituationAnswers } from '#shared/domain/condition.ts';
import type { FormValue } from '#shared/domain/form-fields.ts';
import type { DueDate, LocalDate } from '#shared/domain/workdays.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { templateVersion } from '../documents/kinds.ts';
import { adoptDraftScans } from '../scans/adopt-draft-scans.ts';

/** An accepted case as it is written down; one that is closed already has its completion too. */
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
  acceptedAt: Date;
  acceptedOn: LocalDate;
  promised: DueDate;
  statutory: DueDate | null;
  clerk: Actor;
  completed: { at: Date; by: Actor } | null;
}

/** Writes the case, its papers, and its history with the documents handed out. */
export function insertCase(unit: UnitOfWork, record: CaseRecord): void {
  const { id, siteNumber, serial, item, resident, acceptedOn, promised, statutory, clerk, completed } =
    record;
  const at = record.acceptedAt.toISOString();
  const year = Number(acceptedOn.slice(0, 4));
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
    state: completed ? 'completed' : 'accepted',
    accepted_at: at,
    accepted_on: acceptedOn,
    promised_days: item.promisedDays,
    statutory_days: item.statutoryDays,
    promised_due: promised.due,
    statutory_due: statutory?.due ?? null,
    provisional: promised.provisional ? 1 : 0,
    closed_at: completed?.at.toISOString() ?? null,
    clerk_id: clerk.id,
    clerk_name: clerk.name,
    situation_answers: JSON.stringify(record.situations),
    form_values: JSON.stringify(record.form),
  });
  insertMaterials(unit, record);
  adoptDraftScans(
    unit,
    id,
    record.acceptedAt,
    item.materials.map(({ id }) => id),
  );
  takeStep(unit, record, 1, { step: 'accept', from: null, to: 'accepted', at, by: clerk });
  if (completed) {
    const { at: closedAt, by } = completed;
    const step = { from: 'accepted', to: 'completed', at: closedAt.toISOString(), by };
    takeStep(unit, record, 2, { step: 'complete', ...step });
  }
}

function insertMaterials(unit: UnitOfWork, { id, item, materials }: CaseRecord): void {
  for (const [at, material] of item.materials.entries()) {
    const answer = materials.findLast((received) => received.id === material.id);
    unit.insert('caseMaterial', {
      case_id: id,
      material_id: material.id,
      position: at + 1,
      name: material.name,
      originals: answer?.received ? answer.originals : 0,
      copies: answer?.received ? answer.copies : 0,
      received: answer?.received ? 1 : 0,
    });
  }
}

interface Step {
  step: CaseStep;
  from: string | null;
  to: string;
  at: string;
  by: Actor;
}

/** An entry of the history, with the documents it issues. */
function takeStep(unit: UnitOfWork, { id, siteNumber }: CaseRecord, number: number, taken: Step): void {
  const { step, from, to, at, by } = taken;
  unit.insert('caseEvent', {
    case_id: id,
    step_number: number,
    step,
    from_state: from,
    to_state: to,
    at,
    actor_id: by.id,
    actor_name: by.name,
    site_number: siteNumber,
    note: '',
  });
  for (const kind of TRANSITIONS[step].issues) {
    unit.insert('caseDocument', {
      case_id: id,
      kind,
      copy: 1,
      template_version: templateVersion,
      issued_at: at,
      issued_by: by.name,
      step_number: number === 1 ? null : number,
    });
  }
}
