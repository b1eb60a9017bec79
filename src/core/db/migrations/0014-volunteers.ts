import type { Migration } from '../migrator.ts';

/**
 * Volunteers and what they earn. A volunteer holds the basic data of the ministry's order 67 (2020) on service records.
 * The ledger is a set of facts: an entry counts service or takes an earlier entry back, and neither is ever written
 * again. Which entries count is decided in reading (src/shared/domain/volunteer-ledger.ts), because two centres may have
 * confirmed the same service without knowing of each other.
 */
export const volunteers: Migration = {
  number: 14,
  name: 'volunteers',
  sql: `
    CREATE TABLE party_branches (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      site_number TEXT NOT NULL,
      secretary TEXT NOT NULL,
      themed_day INTEGER NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- 服务队, each with one of the leading cadres as its captain.
    CREATE TABLE volunteer_squads (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      captain TEXT NOT NULL,
      captain_duty TEXT NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE volunteers (
      id TEXT NOT NULL PRIMARY KEY,
      identity_kind TEXT NOT NULL,
      identity_number TEXT NOT NULL,
      name TEXT NOT NULL,
      sex TEXT NOT NULL,
      birth_date TEXT NOT NULL,
      phone TEXT NOT NULL,
      address TEXT NOT NULL,
      site_number TEXT NOT NULL,
      grid TEXT NOT NULL,
      -- 政治面貌, and for members the branch they belong to.
      political_status TEXT NOT NULL,
      branch_id TEXT,
      squad_id TEXT,
      -- JSON arrays of words: 技能, 服务类别.
      skills TEXT NOT NULL,
      service_kinds TEXT NOT NULL,
      registered_on TEXT NOT NULL,
      left_on TEXT,
      note TEXT NOT NULL,
      version TEXT NOT NULL,
      name_initials TEXT NOT NULL,
      name_characters TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX volunteers_by_number ON volunteers (identity_number);
    CREATE INDEX volunteers_by_phone ON volunteers (phone);
    CREATE INDEX volunteers_by_initials ON volunteers (name_initials);
    CREATE INDEX volunteers_by_name ON volunteers (name_characters, birth_date);
    CREATE INDEX volunteers_by_site ON volunteers (site_number, name_initials, id);

    -- 设岗定责 ------------------------------------------------------------------------------------------------
    CREATE TABLE volunteer_posts (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      site_number TEXT NOT NULL,
      duties TEXT NOT NULL,
      place TEXT NOT NULL,
      times TEXT NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE volunteer_post_holders (
      id TEXT NOT NULL PRIMARY KEY,
      post_id TEXT NOT NULL,
      volunteer_id TEXT NOT NULL,
      from_day TEXT NOT NULL,
      until_day TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX volunteer_post_holders_by_volunteer ON volunteer_post_holders (volunteer_id);
    CREATE INDEX volunteer_post_holders_by_post ON volunteer_post_holders (post_id);

    -- 培训, 表彰奖励 of the record of service.
    CREATE TABLE volunteer_honours (
      id TEXT NOT NULL PRIMARY KEY,
      volunteer_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('training', 'commendation')),
      day TEXT NOT NULL,
      name TEXT NOT NULL,
      given_by TEXT NOT NULL,
      minutes INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX volunteer_honours_by_volunteer ON volunteer_honours (volunteer_id, day);

    -- the ledger -------------------------------------------------------------------------------------------
    -- 积分办法: a version applies to service from its day on until the next one does.
    CREATE TABLE point_rules (
      rule_version TEXT NOT NULL PRIMARY KEY,
      effective_from TEXT NOT NULL,
      name TEXT NOT NULL,
      -- JSON: points by kind of activity, per hour and per attendance.
      content TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE ledger_entries (
      id TEXT NOT NULL PRIMARY KEY,
      volunteer_id TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('hours', 'points')),
      -- Minutes of actual service without travel, or points; of a reversal zero, since it only takes back.
      amount INTEGER NOT NULL,
      -- The attendance it counts; of a reversal that of the entry it takes back.
      activity_id TEXT NOT NULL,
      service_day TEXT NOT NULL,
      -- Of points: under which rule, and for how many minutes.
      rule_version TEXT,
      minutes INTEGER NOT NULL,
      reverses TEXT,
      reason TEXT NOT NULL,
      site_number TEXT NOT NULL,
      reviewer TEXT NOT NULL,
      at TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX ledger_entries_by_volunteer ON ledger_entries (volunteer_id, kind, service_day);
    CREATE INDEX ledger_entries_by_activity ON ledger_entries (activity_id, volunteer_id);
    CREATE INDEX ledger_entries_by_reversed ON ledger_entries (reverses) WHERE reverses IS NOT NULL;

    -- 星级 by application, proof and public notice.
    CREATE TABLE star_applications (
      id TEXT NOT NULL PRIMARY KEY,
      volunteer_id TEXT NOT NULL,
      stars INTEGER NOT NULL,
      minutes INTEGER NOT NULL,
      applied_on TEXT NOT NULL,
      proof TEXT NOT NULL,
      state TEXT NOT NULL,
      notice_from TEXT,
      notice_until TEXT,
      objections TEXT NOT NULL,
      decided_on TEXT,
      decided_by TEXT NOT NULL,
      reason TEXT NOT NULL,
      -- False hours bar from the next application until this day.
      barred_until TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX star_applications_by_volunteer ON star_applications (volunteer_id, applied_on);
    CREATE INDEX star_applications_by_state ON star_applications (state, applied_on);

    -- 志愿服务记录证明 and 结业证书: what was certified stays as it was on the day.
    CREATE TABLE certificates (
      number TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('service', 'course')),
      volunteer_id TEXT,
      course_id TEXT,
      holder_name TEXT NOT NULL,
      verification_code TEXT NOT NULL,
      from_day TEXT NOT NULL,
      until_day TEXT NOT NULL,
      minutes INTEGER NOT NULL,
      content TEXT NOT NULL,
      in_charge TEXT NOT NULL,
      handler TEXT NOT NULL,
      site_number TEXT NOT NULL,
      issued_at TEXT NOT NULL,
      withdrawn_reason TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX certificates_by_volunteer ON certificates (volunteer_id, issued_at) WHERE volunteer_id IS NOT NULL;

    -- local to this site: the serials of certificates.
    CREATE TABLE certificate_serials (
      site_number TEXT NOT NULL,
      year INTEGER NOT NULL,
      last_serial INTEGER NOT NULL,
      PRIMARY KEY (site_number, year)
    ) STRICT, WITHOUT ROWID;
  `,
};
