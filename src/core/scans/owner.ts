import { type IntakeDraft, intakeDraft } from '#shared/contract/intake.ts';
import { proxyMaterials } from '#shared/domain/proxy-materials.ts';
import { caseById, materialsOfCase } from '../cases/queries.ts';
import { materialsOf } from '../catalogue/queries.ts';
import { getItem } from '../catalogue/service.ts';
import type { ReadHandle } from '../db/read-handle.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { draftById, scansOfCase, scansOfDraft } from './queries.ts';
import type { ScanRow } from './scan-row.ts';

/** A paper that pages can belong to. */
export interface OwnedPaper {
  id: string;
  name: string;
  sensitive: boolean;
}

/** A draft or a case, as far as its pages are concerned. */
export interface ScanOwner {
  kind: 'draft' | 'case';
  id: string;
  /** Null for a draft of somebody nobody knows yet. */
  residentId: string | null;
  papers: readonly OwnedPaper[];
  /** A case that is closed keeps the pages it has. */
  closed: boolean;
  scans: ScanRow[];
}

/**
 * The draft or the case with this id, for somebody who may see its papers: a draft for the clerk who writes it, a case
 * for the counter, the auditor, and handlers of its own department.
 * @throws CoreError `NOT_FOUND`, `ROLE_NOT_ALLOWED`
 */
export function scanOwner(read: ReadHandle, actor: StaffActor, id: string): ScanOwner {
  const draft = read.first(draftById(id));
  if (draft) {
    if (draft.staff_id !== actor.id) throw failure('NOT_FOUND', { entity: 'draft', id });
    return ownerOfDraft(read, intakeDraft.parse(JSON.parse(draft.content)));
  }
  const row = read.first(caseById(id));
  if (!row) throw failure('NOT_FOUND', { entity: 'case', id });
  requireCaseReader(actor, row.department);
  const ofItem = new Map(
    [...read.all(materialsOf(row.item_code, row.item_version)).map(toPaper), ...proxyMaterials].map(
      (paper) => [paper.id, paper],
    ),
  );
  return {
    kind: 'case',
    id,
    residentId: row.resident_id,
    closed: row.closed_at !== null,
    // A paper the catalogue cannot tell about is guarded like the most private one.
    papers: read
      .all(materialsOfCase(id))
      .map((paper) => ({ ...paper, sensitive: ofItem.get(paper.id)?.sensitive ?? true })),
    scans: read.all(scansOfCase(id)),
  };
}

const scanners = ['clerk', 'handler', 'manager'] as const;

/** Whether somebody takes papers in, and so scans them. */
export function mayScan({ role }: StaffActor): boolean {
  return scanners.some((scanner) => scanner === role);
}

/** @throws CoreError `ROLE_NOT_ALLOWED` */
export function requireScanner(actor: StaffActor): void {
  requireRole(actor, ...scanners);
}

/** @throws CoreError `ROLE_NOT_ALLOWED` */
export function requireCaseReader(actor: StaffActor, department: string): void {
  requireRole(actor, 'clerk', 'manager', 'handler', 'auditor');
  if (actor.role === 'handler' && actor.department !== department) {
    throw failure('ROLE_NOT_ALLOWED', { role: actor.role, allowed: ['clerk', 'manager', 'auditor'] });
  }
}

/** @throws CoreError `NOT_FOUND` for a paper that the item does not ask for */
export function paperOf(owner: ScanOwner, materialId: string): OwnedPaper {
  const paper = owner.papers.find(({ id }) => id === materialId);
  if (!paper) throw failure('NOT_FOUND', { entity: 'material', id: materialId });
  return paper;
}

function ownerOfDraft(read: ReadHandle, draft: IntakeDraft): ScanOwner {
  const papers = draft.itemCode === '' ? [] : [...getItem(read, draft.itemCode).materials, ...proxyMaterials];
  return {
    kind: 'draft',
    id: draft.id,
    residentId: draft.applicant.residentId,
    closed: false,
    papers,
    scans: read.all(scansOfDraft(draft.id)),
  };
}

function toPaper({ material_id, name, sensitive }: { material_id: string; name: string; sensitive: number }) {
  return { id: material_id, name, sensitive: sensitive === 1 };
}
