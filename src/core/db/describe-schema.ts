import type { Database } from 'better-sqlite3';

const typescriptTypes: Record<string, string> = {
  TEXT: 'string',
  INTEGER: 'number',
  REAL: 'number',
  BLOB: 'Uint8Array',
};

interface Column {
  name: string;
  type: string;
  notnull: number;
  pk: number;
}

/**
 * The Kysely types of a database as the migrations really made it. `npm run types:database` writes them to
 * schema.gen.ts and a test compares the two, so types and tables cannot drift apart.
 */
export function describeSchema(database: Database): string {
  const tables = database
    .prepare(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'
       ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const interfaces = tables.map((table) => {
    const columns = database.pragma(`table_info(${table})`) as Column[];
    const rowid = columns.filter((column) => column.pk > 0).length === 1;
    const lines = columns.map((column) => {
      const type = typescriptTypes[column.type];
      if (!type) throw new Error(`${table}.${column.name} has the type ${column.type}, which no rule maps`);
      const assigned = rowid && column.name === 'local_row';
      const nullable = column.notnull ? type : `${type} | null`;
      return `    ${column.name}: ${assigned ? `Generated<${type}>` : nullable};`;
    });
    return `  ${table}: {\n${lines.join('\n')}\n  };`;
  });
  return `// Made by \`npm run types:database\` from the migrations. Do not edit.
import type { Generated } from 'kysely';

export interface DB {
${interfaces.join('\n')}
}
`;
}
