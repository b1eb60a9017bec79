import type { z } from 'zod';
import type { ContractErrorCode, contractErrors } from '#shared/contract/errors.ts';

/** Why core could not open its data; shown by main before any window has a port. */
export type StartFailureCode =
  | 'database-from-newer-app'
  | 'migration-failed'
  | 'wrong-key'
  | 'damaged-database'
  | 'data-not-writable'
  | 'sqlite-too-old'
  | 'no-data'
  | 'data-exists'
  | 'key-missing'
  | 'key-in-system-store'
  | 'key-unreadable';

/** A failure with a typed code and the values that explain it. The message is for developers. */
export class CoreError extends Error {
  readonly code: ContractErrorCode | StartFailureCode;
  readonly data: unknown;

  constructor(code: ContractErrorCode | StartFailureCode, data: unknown = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(data)}`, options);
    this.name = 'CoreError';
    this.code = code;
    this.data = data;
  }
}

type DataOf<Code extends ContractErrorCode> = (typeof contractErrors)[Code] extends { data: infer Schema }
  ? Schema extends z.ZodType
    ? z.input<Schema>
    : undefined
  : undefined;

/** Makes the error of a use case; its data is checked against the contract by the compiler. */
export function failure<Code extends ContractErrorCode>(
  code: Code,
  ...[data]: DataOf<Code> extends undefined ? [] : [DataOf<Code>]
): CoreError {
  return new CoreError(code, data);
}
