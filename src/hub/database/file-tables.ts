import { rememberAllScans } from '../files/known-files.ts';
import { rememberAllRecordings } from '../files/known-recordings.ts';
import type { HubDatabase } from './schema.ts';

/** The files of any record in the place of those of scans; made of the changes that are here already. */
export async function makeFileTables(database: HubDatabase): Promise<void> {
  const { schema } = database;
  await schema.dropTable('known_scans').execute();
  await schema.dropTable('loose_scans').execute();
  await schema
    .createTable('known_files')
    .addColumn('record_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('site_number', 'text', (column) => column.notNull())
    .addColumn('case_id', 'text')
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('thumbnail_sha256', 'text')
    .addColumn('size', 'bigint')
    .addColumn('sensitive', 'integer', (column) => column.notNull())
    .execute();
  for (const column of ['sha256', 'thumbnail_sha256']) {
    await schema.createIndex(`known_files_by_${column}`).on('known_files').columns([column]).execute();
  }
  await schema
    .createTable('loose_files')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('loose_files_key', ['place', 'sha256'])
    .execute();
  await rememberAllScans(database);
  await rememberAllRecordings(database);
}
