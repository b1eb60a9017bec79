import type { IncomingMessage, ServerResponse } from 'node:http';

/** Bytes of bodies that are taken in at the same time: what more comes is told to come again. */
const mostBytes = 160_000_000;

/** What the hub has in hand: it takes on no more than its memory holds. */
export class Load {
  /** Set when the hub ends: who was answered opens no further call on the same connection. */
  ending = false;
  private bytes = 0;

  /** Whether a request can be taken on; it is given back when it was answered or its connection is gone. */
  take({ headers }: IncomingMessage, response: ServerResponse): boolean {
    const bytes = Number(headers['content-length'] ?? 0);
    if (this.bytes + bytes > mostBytes) return false;
    this.bytes += bytes;
    response.once('close', () => {
      this.bytes -= bytes;
    });
    return true;
  }
}
