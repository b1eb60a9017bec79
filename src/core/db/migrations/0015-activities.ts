import type { Migration } from '../migrator.ts';

/**
 * Activities of a centre: when, where, by whom, who came. An attendance is named by its activity and who came, so that
 * two centres which sign the same volunteer in write one attendance. A meeting of a branch and a lecture of the Night
 * Party School are activities, too, with something added. Who waits for a place follows from the sign-ups in their
 * order and is kept nowhere.
 */
export const activities: Migration = {
  number: 15,
  name: 'activities',
  sql: `
    -- what there is ----------------------------------------------------------------------------------------
    CREATE TABLE activity_types (
      code TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      -- As what it counts in the town's figures: activity, lecture, session, meeting.
      counts_as TEXT NOT NULL,
      -- Whether it is service, with hours.
      gives_hours INTEGER NOT NULL,
      position INTEGER NOT NULL,
      closed INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The rooms of the 1+N matrix.
    CREATE TABLE rooms (
      id TEXT NOT NULL PRIMARY KEY,
      site_number TEXT NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      capacity INTEGER NOT NULL,
      -- JSON: by day of the week (1 Monday to 7 Sunday) from and until.
      opening_hours TEXT NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rooms_by_site ON rooms (site_number);
    CREATE TABLE room_bookings (
      id TEXT NOT NULL PRIMARY KEY,
      room_id TEXT NOT NULL,
      starts_at TEXT NOT NULL,
      ends_at TEXT NOT NULL,
      purpose TEXT NOT NULL,
      booked_by TEXT NOT NULL,
      phone TEXT NOT NULL,
      people INTEGER NOT NULL,
      cancelled_reason TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX room_bookings_by_room ON room_bookings (room_id, starts_at);
    CREATE INDEX room_bookings_by_time ON room_bookings (starts_at);

    CREATE TABLE lecturers (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      title TEXT NOT NULL,
      phone TEXT NOT NULL,
      subjects TEXT NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL,
      name_initials TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE equipment (
      id TEXT NOT NULL PRIMARY KEY,
      site_number TEXT NOT NULL,
      name TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- 两新组织, 群团组织.
    CREATE TABLE social_organisations (
      id TEXT NOT NULL PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      site_number TEXT NOT NULL,
      contact TEXT NOT NULL,
      phone TEXT NOT NULL,
      members INTEGER NOT NULL,
      note TEXT NOT NULL,
      closed_on TEXT,
      version TEXT NOT NULL,
      name_initials TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- 夜间党校 ------------------------------------------------------------------------------------------------
    CREATE TABLE school_terms (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      from_day TEXT NOT NULL,
      until_day TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE school_courses (
      id TEXT NOT NULL PRIMARY KEY,
      term_id TEXT NOT NULL,
      site_number TEXT NOT NULL,
      name TEXT NOT NULL,
      -- Lectures to be attended, made up ones included, for the certificate.
      lectures_required INTEGER NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX school_courses_by_term ON school_courses (term_id);

    -- activities -------------------------------------------------------------------------------------------
    CREATE TABLE activity_series (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      -- JSON: how it repeats and which days are left out.
      rule TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE activities (
      id TEXT NOT NULL PRIMARY KEY,
      type_code TEXT NOT NULL,
      name TEXT NOT NULL,
      site_number TEXT NOT NULL,
      series_id TEXT,
      branch_id TEXT,
      squad_id TEXT,
      room_id TEXT,
      -- Where, if not in a room of ours.
      place TEXT NOT NULL,
      starts_at TEXT NOT NULL,
      ends_at TEXT NOT NULL,
      organiser TEXT NOT NULL,
      phone TEXT NOT NULL,
      -- 0: as many as come.
      capacity INTEGER NOT NULL,
      open_to TEXT NOT NULL,
      content TEXT NOT NULL,
      course_id TEXT,
      lecture_number INTEGER,
      material TEXT NOT NULL,
      -- planned, held, cancelled.
      state TEXT NOT NULL,
      cancelled_reason TEXT,
      people_served INTEGER NOT NULL,
      summary TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activities_by_time ON activities (starts_at, id);
    CREATE INDEX activities_by_site ON activities (site_number, starts_at, id);
    CREATE INDEX activities_by_room ON activities (room_id, starts_at) WHERE room_id IS NOT NULL;
    CREATE INDEX activities_by_series ON activities (series_id, starts_at) WHERE series_id IS NOT NULL;
    CREATE INDEX activities_by_course ON activities (course_id, lecture_number) WHERE course_id IS NOT NULL;
    CREATE INDEX activities_by_branch ON activities (branch_id, starts_at) WHERE branch_id IS NOT NULL;

    CREATE TABLE activity_lecturers (
      activity_id TEXT NOT NULL,
      lecturer_id TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (activity_id, lecturer_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activity_lecturers_by_lecturer ON activity_lecturers (lecturer_id);
    CREATE TABLE activity_equipment (
      activity_id TEXT NOT NULL,
      equipment_id TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (activity_id, equipment_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activity_equipment_by_equipment ON activity_equipment (equipment_id);
    CREATE TABLE activity_organisations (
      activity_id TEXT NOT NULL,
      organisation_id TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (activity_id, organisation_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activity_organisations_by_organisation ON activity_organisations (organisation_id);

    -- A participant is a volunteer, by his id, or a visitor, by one made for this activity.
    CREATE TABLE activity_sign_ups (
      activity_id TEXT NOT NULL,
      participant_id TEXT NOT NULL,
      volunteer_id TEXT,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      signed_up_at TEXT NOT NULL,
      withdrawn_at TEXT,
      -- 电话通知, for people without a smartphone.
      told_at TEXT,
      version TEXT NOT NULL,
      PRIMARY KEY (activity_id, participant_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX activity_sign_ups_by_volunteer ON activity_sign_ups (volunteer_id) WHERE volunteer_id IS NOT NULL;

    CREATE TABLE attendances (
      activity_id TEXT NOT NULL,
      participant_id TEXT NOT NULL,
      volunteer_id TEXT,
      name TEXT NOT NULL,
      phone TEXT NOT NULL,
      -- code, name, paper, self-reported.
      way TEXT NOT NULL,
      signed_in_at TEXT NOT NULL,
      signed_out_at TEXT,
      travel_minutes INTEGER NOT NULL,
      -- present, reported (待核), confirmed, rejected, void.
      state TEXT NOT NULL,
      -- Confirmed minutes of actual service without travel.
      minutes INTEGER,
      content TEXT NOT NULL,
      quality TEXT NOT NULL,
      -- Of a lecture of the Night Party School: the missed one that this one makes up.
      makes_up TEXT,
      recorder TEXT NOT NULL,
      recorded_at TEXT NOT NULL,
      confirmed_by TEXT NOT NULL,
      confirmed_at TEXT,
      reason TEXT NOT NULL,
      version TEXT NOT NULL,
      PRIMARY KEY (activity_id, participant_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX attendances_by_volunteer ON attendances (volunteer_id, signed_in_at) WHERE volunteer_id IS NOT NULL;
    CREATE INDEX attendances_waiting ON attendances (state, signed_in_at) WHERE state IN ('present', 'reported');

    -- 三会一课 -------------------------------------------------------------------------------------------------
    CREATE TABLE meeting_minutes (
      activity_id TEXT NOT NULL PRIMARY KEY,
      -- Which regular meeting it was; one gathering may be several.
      kinds TEXT NOT NULL,
      chair TEXT NOT NULL,
      recorder TEXT NOT NULL,
      expected INTEGER NOT NULL,
      absent TEXT NOT NULL,
      text TEXT NOT NULL,
      decisions TEXT NOT NULL,
      signed_on TEXT,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- 老党员讲古: text, and a recording kept like a scan.
    CREATE TABLE stories (
      id TEXT NOT NULL PRIMARY KEY,
      activity_id TEXT,
      title TEXT NOT NULL,
      teller TEXT NOT NULL,
      told_on TEXT NOT NULL,
      text TEXT NOT NULL,
      recording_sha256 TEXT,
      recording_name TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
