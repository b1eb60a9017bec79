import { CoreError } from '#core/errors.ts';
import { DomainError } from '#shared/domain/domain-error.ts';
import { explainError } from '#shared/wording/errors.ts';
import { explainImportProblem, type ImportProblem } from '#shared/wording/import-problems.ts';
import { explainStartFailure, isStartFailure } from '#shared/wording/start-failures.ts';

/** The command line was not understood, or what it names cannot be used. */
export class UsageError extends Error {
  readonly code: string;
  readonly data: Record<string, unknown>;

  /** @param message the sentence for the operator */
  constructor(code: string, message: string, data: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/** A failure as it is told: its code and sentence, the values that belong to it, and the exit status. */
export interface ToldFailure {
  error: { code: string; message: string; problems?: (ImportProblem & { message: string })[] } & Record<
    string,
    unknown
  >;
  exitStatus: 1 | 2;
  /** For developers, where the failure is none that was foreseen. */
  stack?: string;
}

const systemSentences = new Map([
  ['ENOENT', '没有这个文件或文件夹。'],
  ['EISDIR', '这是文件夹，不是文件。'],
  ['ENOTDIR', '路径里有一段是文件，不是文件夹。'],
  ['EACCES', '没有权限读写这个位置。'],
  ['EPERM', '没有权限读写这个位置。'],
  ['EROFS', '这个位置不能写入。'],
  ['ENOSPC', '磁盘满了，没有写完。'],
  ['SQLITE_FULL', '磁盘满了，没有写完。原有数据没有变。'],
  ['SQLITE_BUSY', '别的程序正在写这份数据，这次没有写入。请稍后再做一次。'],
]);

/** Turns whatever was thrown into what the operator reads. */
export function tellFailure(error: unknown): ToldFailure {
  if (error instanceof UsageError) {
    return { error: { code: error.code, message: error.message, ...error.data }, exitStatus: 2 };
  }
  if (error instanceof CoreError) return tellCoreError(error);
  if (error instanceof DomainError) {
    return { error: { code: error.code, message: '这个值不能用，请核对。', ...error.data }, exitStatus: 2 };
  }
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (typeof code === 'string') {
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
      const message = explainStartFailure('damaged-database');
      return { error: { code: 'damaged-database', message }, exitStatus: 1 };
    }
    const sentence =
      systemSentences.get(code) ?? systemSentences.get(code.replace(/^(SQLITE_[A-Z]+)_.*/, '$1'));
    if (sentence) {
      const place = typeof path === 'string' ? `${path}：` : '';
      return { error: { code, message: place + sentence, ...(place && { path }) }, exitStatus: 1 };
    }
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { error: { code: 'unexpected', message: explainError(error) }, exitStatus: 1, stack };
}

function tellCoreError({ code, data }: CoreError): ToldFailure {
  const values = (data ?? {}) as Record<string, unknown>;
  const message = isStartFailure(code) ? explainStartFailure(code) : explainError({ code, data: values });
  if (code !== 'IMPORT_REJECTED') return { error: { code, message, ...values }, exitStatus: 1 };
  const problems = (values.problems as ImportProblem[]).map((problem) => ({
    ...problem,
    message: explainImportProblem(problem),
  }));
  return { error: { code, message, problems }, exitStatus: 1 };
}
