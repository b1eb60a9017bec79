import type { Migration } from '../migrator.ts';

/** At a county: what the hubs of its towns tell of themselves. Numbers and what is overdue; nothing of residents. */
export const towns: Migration = {
  number: 39,
  name: 'towns',
  sql: `
    CREATE TABLE towns (
      -- The number under which the town's hub is enrolled at the county's.
      town_number TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- One row a centre and day, so that no row is written for years; the latest day is how the town stands.
    CREATE TABLE town_figures (
      town_number TEXT NOT NULL,
      day TEXT NOT NULL,
      centre_number TEXT NOT NULL,
      centre_name TEXT NOT NULL,
      open INTEGER NOT NULL,
      due_today INTEGER NOT NULL,
      overdue INTEGER NOT NULL,
      received INTEGER NOT NULL,
      correction INTEGER NOT NULL,
      gaps INTEGER NOT NULL,
      to_deliver INTEGER NOT NULL,
      received_in_month INTEGER NOT NULL,
      completed_in_month INTEGER NOT NULL,
      counted_at TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (town_number, day, centre_number)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE town_overdue_cases (
      town_number TEXT NOT NULL,
      case_id TEXT NOT NULL,
      centre_number TEXT NOT NULL,
      case_number TEXT NOT NULL,
      item_name TEXT NOT NULL,
      department TEXT NOT NULL,
      state TEXT NOT NULL,
      due_on TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (town_number, case_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX town_overdue_cases_by_due ON town_overdue_cases (town_number, due_on, case_id);
    CREATE INDEX town_overdue_cases_by_centre ON town_overdue_cases (town_number, centre_number, due_on, case_id);

    -- 1 for the hub of a town that is enrolled at a county's hub beside its centres.
    ALTER TABLE centre_contacts ADD COLUMN is_hub INTEGER NOT NULL DEFAULT 0;
  `,
};
