import { ORPCError } from '@orpc/server';
import type { HubErrorCode } from '#shared/sync/hub-base.ts';

/** A refusal of the protocol: its code, and data where the contract says so. */
export class HubError extends Error {
  readonly code: HubErrorCode;
  readonly data: unknown;

  constructor(code: HubErrorCode, data: unknown = undefined) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/** The form in which an error goes over the wire; what was not foreseen goes without its text. */
export function crossing(error: unknown): unknown {
  if (!(error instanceof HubError)) return error;
  return new ORPCError(error.code, { defined: true, status: 409, data: error.data, message: error.message });
}
