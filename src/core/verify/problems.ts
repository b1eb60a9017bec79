/** What was checked when a problem was found. */
export type VerifyCheck =
  | 'pages'
  | 'foreign-keys'
  | 'change-log'
  | 'audit-chain'
  | 'rows'
  | 'serials'
  | 'files';

export type VerifyProblemCode =
  /** The database cannot be opened or read at this place. */
  | 'unreadable'
  | 'page-damaged'
  | 'foreign-key-broken'
  /** The log of a site: numbers without gaps, each command's changes as its audit entry counted them. */
  | 'change-missing'
  | 'changes-differ-from-audit'
  | 'changes-without-audit'
  | 'audit-entry-missing'
  | 'audit-chain-broken'
  | 'audit-entry-changed'
  /** Rows against the changes that made them. */
  | 'base-version-broken'
  | 'change-unreadable'
  | 'row-missing'
  | 'row-not-deleted'
  | 'row-version-differs'
  | 'row-content-differs'
  | 'row-without-change'
  | 'serial-given-twice'
  | 'file-missing'
  | 'file-damaged';

export interface VerifyProblem {
  check: VerifyCheck;
  code: VerifyProblemCode;
  /** Where, in the terms of the database: `case 0199… applicant_name`, `13.1 57`. */
  detail: string;
}

/** So many problems are listed; the others are only counted. */
const listedProblems = 100;

/** Collects problems without growing with the damage. */
export class ProblemList {
  readonly listed: VerifyProblem[] = [];
  count = 0;

  add(check: VerifyCheck, code: VerifyProblemCode, detail: string): void {
    this.count += 1;
    if (this.listed.length < listedProblems) this.listed.push({ check, code, detail });
  }
}
