import type { Database } from 'better-sqlite3';
import { CoreError } from '../errors.ts';
import { foundation } from './migrations/0001-foundation.ts';
import { itemDetails } from './migrations/0002-item-details.ts';
import { caseLife } from './migrations/0003-case-life.ts';
import { settingsAndRoles } from './migrations/0004-settings-and-roles.ts';
import { beforeAcceptance } from './migrations/0005-before-acceptance.ts';
import { catalogueManagement } from './migrations/0006-catalogue-management.ts';
import { peopleAndOrganisations } from './migrations/0007-people-and-organisations.ts';
import { scans } from './migrations/0008-scans.ts';
import { queueAndRating } from './migrations/0009-queue-and-rating.ts';
import { papersAndPosts } from './migrations/0010-papers-and-posts.ts';
import { reports } from './migrations/0011-reports.ts';
import { numberFragments } from './migrations/0012-number-fragments.ts';
import { sync } from './migrations/0013-sync.ts';
import { volunteers } from './migrations/0014-volunteers.ts';
import { activities } from './migrations/0015-activities.ts';
import { centreAddress } from './migrations/0016-centre-address.ts';
import { storyRecordings } from './migrations/0017-story-recordings.ts';
import { scanTravel } from './migrations/0018-scan-travel.ts';
import { bundles } from './migrations/0019-bundles.ts';
import { transfers } from './migrations/0020-transfers.ts';
import { scansFollow } from './migrations/0021-scans-follow.ts';
import { volunteerPinyin } from './migrations/0022-volunteer-pinyin.ts';
import { hubStarts } from './migrations/0023-hub-starts.ts';
import { casesByHolder } from './migrations/0024-cases-by-holder.ts';
import { settledRefusals } from './migrations/0025-settled-refusals.ts';
import { records } from './migrations/0026-records.ts';
import { siteEpochs } from './migrations/0027-site-epochs.ts';
import { volunteerPostPlaces } from './migrations/0028-volunteer-post-places.ts';
import { conflicts } from './migrations/0029-conflicts.ts';
import { joinedRecords } from './migrations/0030-joined-records.ts';
import { knownPlace } from './migrations/0031-known-place.ts';
import { promisedPlaces } from './migrations/0032-promised-places.ts';
import { namesTogether } from './migrations/0033-names-together.ts';
import { centreContacts } from './migrations/0034-centre-contacts.ts';
import { waivedMeetings } from './migrations/0035-waived-meetings.ts';
import { triggersOfUpserts } from './migrations/0036-triggers-of-upserts.ts';
import { fileTravel } from './migrations/0037-file-travel.ts';
import { toldOf } from './migrations/0038-told-of.ts';
import { towns } from './migrations/0039-towns.ts';
import { sureAnswers } from './migrations/0040-sure-answers.ts';
import { placesInDoubt } from './migrations/0041-places-in-doubt.ts';

/** One numbered step of the schema: plain SQL, only upward, importing nothing of the application. */
export interface Migration {
  number: number;
  name: string;
  sql: string;
  /**
   * Makes a table anew that others refer to (https://sqlite.org/lang_altertable.html#otheralter): foreign keys are
   * not enforced meanwhile, and checked before the commit.
   */
  rebuilds?: true;
}

export const migrations: readonly Migration[] = [
  foundation,
  itemDetails,
  caseLife,
  settingsAndRoles,
  beforeAcceptance,
  catalogueManagement,
  peopleAndOrganisations,
  scans,
  queueAndRating,
  papersAndPosts,
  reports,
  numberFragments,
  sync,
  volunteers,
  activities,
  centreAddress,
  storyRecordings,
  scanTravel,
  bundles,
  transfers,
  scansFollow,
  volunteerPinyin,
  hubStarts,
  casesByHolder,
  settledRefusals,
  records,
  siteEpochs,
  volunteerPostPlaces,
  conflicts,
  joinedRecords,
  knownPlace,
  promisedPlaces,
  namesTogether,
  centreContacts,
  waivedMeetings,
  triggersOfUpserts,
  fileTravel,
  toldOf,
  towns,
  sureAnswers,
  placesInDoubt,
];

/** The schema number this application writes. */
export const currentSchema = migrations.length;

/** The schema number a database file is at (SQLite's user_version; 0 for an empty one). */
export function schemaOf(database: Database): number {
  return database.pragma('user_version', { simple: true }) as number;
}

/**
 * Brings a database up to `target`, each migration in a transaction of its own.
 * @param backUp called once before the first migration of a database that already holds something
 * @throws CoreError `database-from-newer-app` when the file was written by a later application; nothing is
 *   touched. Any error of a migration leaves the database at the number before it.
 */
export function migrate(
  database: Database,
  backUp: (fromSchema: number) => void,
  target = currentSchema,
  steps: readonly Migration[] = migrations,
): void {
  const from = schemaOf(database);
  if (from > steps.length) {
    throw new CoreError('database-from-newer-app', { found: from, known: steps.length });
  }
  if (from > 0 && from < target) {
    try {
      backUp(from);
    } catch (cause) {
      throw new CoreError('migration-failed', { number: from + 1, name: 'backup' }, { cause });
    }
  }
  for (const step of steps) {
    if (step.number <= from || step.number > target) continue;
    // Inside a transaction this pragma does nothing.
    if (step.rebuilds) database.pragma('foreign_keys = OFF');
    try {
      takeStep(database, step);
    } catch (cause) {
      if (database.inTransaction) database.exec('ROLLBACK');
      throw new CoreError('migration-failed', { number: step.number, name: step.name }, { cause });
    } finally {
      if (step.rebuilds) database.pragma('foreign_keys = ON');
    }
  }
}

function takeStep(database: Database, step: Migration): void {
  database.exec('BEGIN IMMEDIATE');
  // Another process may have taken this step while this one waited for the lock.
  if (schemaOf(database) < step.number) {
    database.exec(step.sql);
    if (step.rebuilds) {
      const broken = database.pragma('foreign_key_check') as unknown[];
      if (broken.length > 0) throw new Error(`${broken.length} rows refer to nothing`);
    }
    database.pragma(`user_version = ${step.number}`);
  }
  database.exec('COMMIT');
}
