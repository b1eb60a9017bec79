import { requireOwnCase } from '../cases/own-case.ts';
import { caseById } from '../cases/queries.ts';
import type { CoreContext } from '../context.ts';
import type { LocalTables } from '../db/local-tables.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import { failure } from '../errors.ts';
import { noteLooseFiles } from '../files/loose-files.ts';
import type { StaffActor } from '../staff/roles.ts';
import type { ScanOwner } from './owner.ts';
import { filesOf, type ScanRow } from './scan-row.ts';

/** Pages of one owner inside a transaction: a draft's stay at this site, a case's are written to the log. */
export interface ScanWriter {
  insert(row: ScanRow): void;
  move(row: ScanRow, position: number): void;
  /** The files of a page that goes are noted as loose. */
  remove(row: ScanRow): void;
}

/**
 * Writes pages of an owner: all of it or nothing. For a case it is a command with its audit entry.
 * @throws CoreError `SCAN_REFUSED` for a case that is closed, `CASE_OF_OTHER_CENTRE`
 */
export function writeScans(
  context: CoreContext,
  actor: StaffActor,
  { name, owner, audited = owner.kind === 'case' }: { name: string; owner: ScanOwner; audited?: boolean },
  work: (writer: ScanWriter) => void,
): void {
  const { database } = context.data;
  if (owner.closed) throw failure('SCAN_REFUSED', { reason: 'case-closed' });
  const row = owner.kind === 'case' ? database.read.first(caseById(owner.id)) : null;
  if (row) requireOwnCase(context, row);
  const at = database.now();
  if (!audited) {
    database.writeLocal((local) => work(draftWriter(local, owner.id, at)));
    return;
  }
  const command = { name, actor, subject: { entity: owner.kind, id: owner.id } };
  database.write(command, (unit) =>
    work(owner.kind === 'case' ? caseWriter(unit, owner.id, at) : draftWriter(unit.local, owner.id, at)),
  );
}

function draftWriter(local: LocalTables, draftId: string, at: Date): ScanWriter {
  const put = (row: ScanRow) => local.put('draft_scans', { ...row, draft_id: draftId });
  return {
    insert: put,
    move: (row, position) => put({ ...row, position }),
    remove: (row) => {
      local.remove('draft_scans', { id: row.id });
      noteLooseFiles(local, at, filesOf(row));
    },
  };
}

function caseWriter(unit: UnitOfWork, caseId: string, at: Date): ScanWriter {
  return {
    insert: (row) => unit.insert('caseScan', { ...row, case_id: caseId }),
    move: ({ id }, position) => unit.update('caseScan', { id }, { position }),
    remove: (row) => {
      unit.delete('caseScan', { id: row.id });
      noteLooseFiles(unit.local, at, filesOf(row));
    },
  };
}
