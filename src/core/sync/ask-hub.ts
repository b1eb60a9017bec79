import { ORPCError } from '@orpc/client';
import { HUB_REFUSALS } from '#shared/sync/hub-refusals.ts';
import { CoreError, failure } from '../errors.ts';

/**
 * Asks the hub and tells apart that it refused and that it was not there.
 * @throws CoreError `HUB_REFUSED`, `HUB_NOT_REACHED`
 */
export async function askHub<Answer>(asking: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await asking();
    // Every answer of a hub says something: this one was cut off, or is of something else that listens there.
    if (answer === undefined) throw failure('HUB_NOT_REACHED', { cause: 'empty answer' });
    return answer;
  } catch (error) {
    if (error instanceof CoreError) throw error;
    if (error instanceof ORPCError) {
      const why = HUB_REFUSALS.find((known) => known === error.code);
      if (why) throw failure('HUB_REFUSED', { why });
      // A form the hub does not accept at all.
      if (error.code === 'BAD_REQUEST') throw failure('HUB_REFUSED', { why: 'BATCH_NOT_VALID' });
    }
    throw failure('HUB_NOT_REACHED', { cause: causeOf(error) });
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : error.message;
}
