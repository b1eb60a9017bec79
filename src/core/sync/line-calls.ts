import { ORPCError } from '@orpc/client';
import type { Answer } from '#shared/sync/answers.ts';
import { readAnswerLine } from '#shared/sync/answers.ts';
import { lineBody, readLineBody } from '#shared/sync/line-body.ts';
import type { LineCall, LineRefusal, PageHead, PullHead } from '#shared/sync/line-calls.ts';
import { pageHead } from '#shared/sync/line-calls.ts';
import { type PulledChange, unpackPage } from '#shared/sync/packed-page.ts';
import { failure } from '../errors.ts';
import type { HubClient } from './hub-client.ts';
import type { NextRun } from './next-run.ts';

export interface PulledPage extends PageHead {
  changes: PulledChange[];
}

/** The calls that carry changes, as bytes (`src/shared/sync/line-calls.ts`). */
export interface LineCalls {
  /**
   * Packs a run at once.
   * @returns sends it, and says what the hub says of each command
   * @throws ORPCError a refusal of the hub, CoreError `HUB_NOT_REACHED` for what no hub answers
   */
  push(token: string, run: Pick<NextRun, 'head' | 'lines'>): () => Promise<Answer[]>;
  /** @throws as `push` */
  pull(given: PullHead): Promise<PulledPage>;
}

/** Packs the body of a call; what it returns brings it to the hub, and its answer back. */
export type PostLines = (call: LineCall, body: Uint8Array) => () => Promise<{ status: number; body: Buffer }>;

/** @param older for a hub that knows these calls only among the others */
export function lineCalls(post: PostLines, older: () => Pick<HubClient, 'push' | 'pull'>): LineCalls {
  let isOlder = false;
  /** Null when the hub does not know the call. */
  const answerTo = async (send: ReturnType<PostLines>) => {
    if (isOlder) return null;
    const answer = await send();
    if (answer.status === 404) {
      isOlder = true;
      return null;
    }
    const read = readLineBody(answer.body) ?? unreadable();
    if (answer.status === 200) return read;
    const { code, data } = read.head as LineRefusal;
    throw new ORPCError(code, { status: answer.status, data });
  };
  return {
    push(token, { head, lines }) {
      const send = post('push', lineBody({ token, ...head }, lines));
      return async () => {
        const answer = await answerTo(send);
        if (answer) return readAnswers(answer.rest.toString());
        const { signature, receipts, ...batch } = head;
        const input = { token, batch: { ...batch, lines: lines.toString() }, signature, receipts };
        return readAnswers((await older().push(input)).answers);
      };
    },
    async pull(given) {
      const answer = await answerTo(post('pull', lineBody(given, Buffer.alloc(0))));
      if (!answer) {
        const { token, after } = given;
        const { lines, ...page } = await older().pull({ token, after });
        return { ...page, changes: unpackPage(lines) ?? unreadable() };
      }
      const { success, data } = pageHead.safeParse(answer.head);
      if (!success) return unreadable();
      return { ...data, changes: unpackPage(answer.rest.toString()) ?? unreadable() };
    },
  };
}

function readAnswers(text: string): Answer[] {
  return text.split('\n').map((line) => readAnswerLine(line) ?? unreadable());
}

/** @throws CoreError for what no hub answers */
function unreadable(): never {
  throw failure('HUB_NOT_REACHED', { cause: 'unreadable answer' });
}
