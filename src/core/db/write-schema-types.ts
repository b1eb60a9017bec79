import { writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describeSchema } from './describe-schema.ts';
import { migrate } from './migrator.ts';

const database = new Sqlite(':memory:');
migrate(database, () => {});
writeFileSync(new URL('./schema.gen.ts', import.meta.url), describeSchema(database));
