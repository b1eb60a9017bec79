import type { Migration } from '../migrator.ts';

/**
 * What comes before acceptance, and acceptance with gaps. A case begins when its papers are received, so the columns
 * of acceptance may be empty; SQLite cannot drop a NOT NULL, so the table is made anew. Every case that is there was
 * received when it was accepted.
 */
export const beforeAcceptance: Migration = {
  number: 5,
  name: 'before-acceptance',
  rebuilds: true,
  sql: `
    CREATE TABLE cases_new (
      id TEXT NOT NULL PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      site_number TEXT NOT NULL REFERENCES centres (site_number),
      year INTEGER NOT NULL,
      serial INTEGER NOT NULL,
      item_code TEXT NOT NULL,
      item_version INTEGER NOT NULL,
      item_name TEXT NOT NULL,
      department TEXT NOT NULL,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      applicant_name TEXT NOT NULL,
      applicant_masked_number TEXT NOT NULL,
      state TEXT NOT NULL,
      received_at TEXT NOT NULL,
      received_on TEXT NOT NULL,
      -- Until when what lacks can be told; NULL unless the papers wait for an answer.
      receipt_due TEXT,
      -- Until when the resident was given time to put right what was told; NULL unless that is awaited.
      supplement_due TEXT,
      accepted_at TEXT,
      accepted_on TEXT,
      promised_days INTEGER NOT NULL,
      statutory_days INTEGER,
      promised_due TEXT,
      statutory_due TEXT,
      provisional INTEGER NOT NULL,
      -- Until when papers that lack were promised; NULL while none lacks.
      gap_due TEXT,
      -- The department that has the case now; NULL while it is at the window.
      forwarded_to TEXT,
      suspended_on TEXT,
      -- Until when a special procedure was announced to take.
      suspended_until TEXT,
      extension_days INTEGER,
      closed_at TEXT,
      clerk_id TEXT NOT NULL,
      clerk_name TEXT NOT NULL,
      situation_answers TEXT NOT NULL DEFAULT '{}',
      form_values TEXT NOT NULL DEFAULT '{}',
      version TEXT NOT NULL,
      FOREIGN KEY (item_code, item_version) REFERENCES service_item_versions (code, item_version)
    ) STRICT;

    -- In the order of the old rows, so that the new table is written from its beginning to its end.
    INSERT INTO cases_new (
      id, number, site_number, year, serial, item_code, item_version, item_name, department, resident_id,
      applicant_name, applicant_masked_number, state, received_at, received_on, accepted_at, accepted_on,
      promised_days, statutory_days, promised_due, statutory_due, provisional, suspended_on, extension_days,
      closed_at, clerk_id, clerk_name, situation_answers, form_values, version)
    SELECT
      id, number, site_number, year, serial, item_code, item_version, item_name, department, resident_id,
      applicant_name, applicant_masked_number, state, accepted_at, accepted_on, accepted_at, accepted_on,
      promised_days, statutory_days, promised_due, statutory_due, provisional, suspended_on, extension_days,
      closed_at, clerk_id, clerk_name, situation_answers, form_values, version
    FROM cases ORDER BY rowid;

    DROP TABLE cases;
    ALTER TABLE cases_new RENAME TO cases;

    CREATE INDEX cases_by_receipt ON cases (received_at, id);
    CREATE INDEX cases_by_resident ON cases (resident_id, received_at);
    CREATE INDEX cases_open_by_receipt ON cases (received_at, id) WHERE closed_at IS NULL;
    CREATE INDEX cases_closed_by_receipt ON cases (received_at, id) WHERE closed_at IS NOT NULL;
    CREATE INDEX cases_by_serial ON cases (serial);
    -- Of the three dates the one that counts now.
    CREATE INDEX cases_running_by_due ON cases (coalesce(promised_due, supplement_due, receipt_due))
      WHERE closed_at IS NULL AND suspended_on IS NULL;
    CREATE INDEX cases_awaiting_answer ON cases (received_at, id) WHERE state = 'received';
    CREATE INDEX cases_in_correction ON cases (received_at, id) WHERE state = 'correction-told';
    CREATE INDEX cases_with_gaps ON cases (received_at, id) WHERE gap_due IS NOT NULL;
    CREATE INDEX cases_awaiting_delivery ON cases (received_at, id) WHERE state IN ('completed', 'refused');
    CREATE INDEX cases_by_department
      ON cases (forwarded_to, coalesce(promised_due, supplement_due, receipt_due), id)
      WHERE forwarded_to IS NOT NULL;

    -- 告知承诺 stands in for the paper; the day until which it was promised; what was told to be wrong with it.
    ALTER TABLE case_materials ADD COLUMN declared INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE case_materials ADD COLUMN lacking_until TEXT;
    ALTER TABLE case_materials ADD COLUMN correction TEXT;

    -- A case that a department has now: the one it was forwarded to last.
    UPDATE cases SET forwarded_to = coalesce((
      SELECT json_extract(answers, '$.department') FROM case_events
      WHERE case_id = cases.id AND step IN ('forward', 'forward-again') ORDER BY step_number DESC LIMIT 1
    ), department)
    WHERE closed_at IS NULL AND (state = 'forwarded' OR (state = 'suspended' AND (
      SELECT from_state FROM case_events
      WHERE case_id = cases.id AND step = 'suspend' ORDER BY step_number DESC LIMIT 1) = 'forwarded'));
  `,
};
