import {
  type CaseState,
  type CaseStep,
  documentsIssued,
  type StepAnswers,
} from '#shared/domain/case-lifecycle.ts';
import type { Actor } from '../db/database.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { templateVersion } from '../documents/kinds.ts';
import type { ActingFor } from '../posts/acting-for.ts';
import { documentsOfCase } from './queries.ts';

/** A step as the history keeps it. */
export interface StepRecord {
  caseId: string;
  siteNumber: string;
  /** From 1. */
  number: number;
  step: CaseStep;
  /** Null for the step that made the case. */
  from: CaseState | null;
  to: CaseState;
  at: string;
  by: Actor;
  /** Whom they stand in for, and how they sign (AB岗). */
  acting?: ActingFor;
  answers: StepAnswers;
  /** False for a case whose papers are asked for and did not come; only its first step asks. */
  papersCame?: boolean;
}

/**
 * Writes an entry of the history and the documents that it issues.
 * @param issued the documents of the case so far, where they are known; otherwise they are looked up
 */
export function writeStep(
  unit: UnitOfWork,
  record: StepRecord,
  issued: { kind: string }[] | null = null,
): void {
  const { caseId, siteNumber, number, step, from, to, at, by } = record;
  const { reason, ...answers } = record.answers;
  unit.insert('caseEvent', {
    case_id: caseId,
    step_number: number,
    step,
    from_state: from,
    to_state: to,
    at,
    actor_id: by.id,
    actor_name: by.name,
    acting_for: record.acting?.actingFor ?? null,
    site_number: siteNumber,
    note: reason ?? '',
    answers: Object.keys(answers).length > 0 ? JSON.stringify(answers) : null,
  });
  const kinds = documentsIssued(step, from === null, to, record.papersCame);
  if (kinds.length === 0) return;
  const before = issued ?? unit.read.all(documentsOfCase(caseId));
  for (const kind of kinds) {
    unit.insert('caseDocument', {
      case_id: caseId,
      kind,
      copy: 1 + before.filter((document) => document.kind === kind).length,
      template_version: templateVersion,
      issued_at: at,
      issued_by: record.acting?.signature ?? by.name,
      step_number: number === 1 ? null : number,
    });
  }
  issued?.push(...kinds.map((kind) => ({ kind })));
}

/** What a step does to the papers of a case: what came, what follows, what was declared or told to be wrong. */
export function writePapers(unit: UnitOfWork, caseId: string, step: CaseStep, answers: StepAnswers): void {
  for (const [id, fields] of paperChanges(step, answers)) {
    unit.update('caseMaterial', { case_id: caseId, material_id: id }, fields);
  }
}

/** The columns of the papers that a step changes, by paper. */
export function paperChanges(step: CaseStep, answers: StepAnswers) {
  const changes = new Map<string, PaperFields>();
  if (step === 'tell-correction') {
    for (const { id, reason } of answers.corrections ?? []) changes.set(id, { correction: reason });
  }
  if (step === 'accept-with-gaps') {
    for (const id of answers.gaps ?? []) changes.set(id, { lacking_until: answers.until ?? null });
    for (const id of answers.declared ?? []) changes.set(id, { declared: 1 });
  }
  if (step === 'supplement' || step === 'fill-gaps') {
    for (const { id, originals, copies } of answers.papers ?? []) {
      changes.set(id, { received: 1, originals, copies, lacking_until: null, correction: null });
    }
  }
  return changes;
}

interface PaperFields {
  received?: number;
  originals?: number;
  copies?: number;
  declared?: number;
  lacking_until?: string | null;
  correction?: string | null;
}
