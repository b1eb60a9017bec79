import type { Migration } from '../migrator.ts';

/**
 * What reports need.
 *
 * Days that the notice of one year moves in a neighbouring one, kept beside what that year's own notice says
 * (`calendar_days`): so that neither file, taken in again, takes back what the other one says.
 */
export const reports: Migration = {
  number: 11,
  name: 'reports',
  sql: `
    CREATE TABLE calendar_neighbour_days (
      notice_year INTEGER NOT NULL,
      date TEXT NOT NULL,
      name TEXT NOT NULL,
      is_off_day INTEGER NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (notice_year, date)
    ) STRICT, WITHOUT ROWID;

    -- What came in, what was accepted, what was done, what became late, and what was given back or refused in a month, with
    -- everything a report is broken down by: counted from the index alone.
    CREATE INDEX cases_received_for_reports
      ON cases (received_at, site_number, department, item_code, clerk_id);
    -- What a report's figure of a department consists of, page by page.
    CREATE INDEX cases_of_department_by_receipt ON cases (department, received_at, id);
    CREATE INDEX cases_accepted_for_reports
      ON cases (accepted_at, site_number, department, item_code, clerk_id) WHERE accepted_at IS NOT NULL;
    -- Also for those that nobody rated in time.
    CREATE INDEX cases_closed_for_reports
      ON cases (closed_at, state, site_number, department, item_code, clerk_id) WHERE closed_at IS NOT NULL;
    -- Open, or closed after the end of the promised day in Shanghai: few.
    CREATE INDEX cases_late_for_reports
      ON cases (promised_due, closed_at, suspended_on, site_number, department, item_code, clerk_id)
      WHERE (closed_at IS NULL OR closed_at >= promised_due || 'T16:00:00.000Z');
    CREATE INDEX case_events_for_reports ON case_events (step, at, case_id)
      WHERE step IN ('accept-with-gaps', 'return', 'refuse');

    CREATE INDEX ratings_for_reports
      ON ratings (rated_at, level, site_number, department, item_name, clerk_id);

    -- 上级报表模板: spreadsheets of upper offices, kept encrypted outside the database. Local to this site, as files are.
    -- Of two with one name the later one counts from its first day on.
    CREATE TABLE report_templates (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      valid_since TEXT NOT NULL,
      file_name TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      size INTEGER NOT NULL,
      stored_at TEXT NOT NULL,
      stored_by TEXT NOT NULL,
      stored_by_name TEXT NOT NULL,
      UNIQUE (name, valid_since)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_templates_by_file ON report_templates (sha256);
  `,
};
