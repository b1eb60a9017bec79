import { implement, ORPCError } from '@orpc/server';
import { contractErrors } from '#shared/contract/errors.ts';
import { contract } from '#shared/contract/index.ts';
import type { StaffMember } from '#shared/contract/staff.ts';
import type { CoreContext } from './context.ts';
import { CoreError, failure } from './errors.ts';
import type { StaffActor } from './staff/roles.ts';

/** One window's connection: who works there. */
export interface Session {
  staff: StaffMember | null;
}

export interface CallContext {
  core: CoreContext;
  session: Session;
}

/**
 * A typed failure of a use case crosses as its code and data; anything else is a defect: the window is told no
 * more than that, the stack goes to standard error. Of refused input only the code does: it may hold an
 * identity number.
 */
export function crossing(error: unknown): unknown {
  if (error instanceof ORPCError) {
    console.error('onewindow core:', error.code);
    return error;
  }
  if (!(error instanceof CoreError) || !Object.hasOwn(contractErrors, error.code)) {
    console.error('onewindow core:', error);
    return error;
  }
  return new ORPCError(error.code, { defined: true, data: error.data, message: error.message });
}

/**
 * The contract, to be answered feature by feature. A call that writes something, if only a draft, is one of somebody at work;
 * what windows ask by themselves every minute is not.
 */
export const calls = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, next }) => {
    const { database } = context.core.data;
    const { written } = database;
    try {
      return await next();
    } catch (error) {
      throw crossing(error);
    } finally {
      if (database.written > written) database.noteUse();
    }
  });

/** Who the window works as. @throws CoreError `NOT_SIGNED_IN` */
export function actorOf({ session }: CallContext): StaffActor {
  if (!session.staff) throw failure('NOT_SIGNED_IN');
  const { id, name, role, department } = session.staff;
  return { id, name, role, department };
}
