import type { Database, Statement } from 'better-sqlite3';
import type { Compilable, CompiledQuery } from 'kysely';

/** A built SELECT; an INSERT, UPDATE or DELETE has no such mark. */
export interface ReadQuery<Row> extends Compilable<Row> {
  readonly isSelectQueryBuilder: true;
}

/** A query without parameters of its own, for what is asked again and again: building its text costs more than running it. */
export function compiledOnce<Row>(built: ReadQuery<Row>): ReadQuery<Row> {
  const compiled = built.compile();
  return { isSelectQueryBuilder: true, compile: () => compiled };
}

/**
 * A query that differs only in the values it asks for, built once and then given them. Each argument has to come to stand
 * as a value in it, as it is: a query whose text depends on an argument is refused at its first use.
 */
export function compiledFor<Arguments extends (string | number)[], Row>(
  build: (...values: Arguments) => ReadQuery<Row>,
): (...values: Arguments) => ReadQuery<Row> {
  let plan: { compiled: CompiledQuery<Row>; places: (number | null)[] } | null = null;
  return (...values) => {
    plan ??= planOf(build, values.length);
    const { compiled, places } = plan;
    const parameters = compiled.parameters.map((fixed, at) => {
      const place = places[at] ?? null;
      return place === null ? fixed : values[place];
    });
    return { isSelectQueryBuilder: true, compile: () => ({ ...compiled, parameters }) };
  };
}

function planOf<Arguments extends (string | number)[], Row>(
  build: (...values: Arguments) => ReadQuery<Row>,
  count: number,
) {
  const marks = Array.from({ length: count }, (_, at) => `\0value ${at}`);
  const compiled = build(...(marks as Arguments)).compile();
  const places = compiled.parameters.map((value) => {
    const place = marks.indexOf(value as string);
    return place < 0 ? null : place;
  });
  if (marks.some((_, at) => !places.includes(at))) {
    throw new Error(`An argument is no value of this query: ${compiled.sql}`);
  }
  return { compiled, places };
}

/** What may be read. It takes no query that writes, so a write through it does not compile. */
export interface ReadHandle {
  all<Row>(query: ReadQuery<Row>): Row[];
  first<Row>(query: ReadQuery<Row>): Row | undefined;
  /** Rows one by one, for reports over more rows than memory should hold. */
  each<Row>(query: ReadQuery<Row>): IterableIterator<Row>;
}

/** Prepared statements by their text: preparing costs more than running. */
export class StatementCache {
  private readonly statements = new Map<string, Statement>();
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  get(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      if (this.statements.size >= 500) {
        const oldest = this.statements.keys().next().value as string;
        this.statements.delete(oldest);
      }
      this.statements.set(sql, statement);
    }
    return statement;
  }
}

/** Runs built queries on a connection, and refuses one that would write. */
export function createReadHandle(cache: StatementCache): ReadHandle {
  const prepare = (sql: string): Statement => {
    const statement = cache.get(sql);
    if (!statement.readonly) throw new Error(`A read handle was asked to write: ${sql}`);
    return statement;
  };
  return {
    all<Row>(query: ReadQuery<Row>): Row[] {
      const { sql, parameters } = query.compile();
      return prepare(sql).all(...parameters) as Row[];
    },
    first<Row>(query: ReadQuery<Row>): Row | undefined {
      const { sql, parameters } = query.compile();
      return prepare(sql).get(...parameters) as Row | undefined;
    },
    each<Row>(query: ReadQuery<Row>): IterableIterator<Row> {
      const { sql, parameters } = query.compile();
      return prepare(sql).iterate(...parameters) as IterableIterator<Row>;
    },
  };
}
