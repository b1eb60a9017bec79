import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { HubClient, HubConnection } from '#core/sync/hub-client.ts';
import { lineCalls } from '#core/sync/line-calls.ts';
import { LINES_PATH } from '#shared/sync/line-calls.ts';

export const hubUrl = 'http://127.0.0.1:1';

export interface WireAnswer {
  status: number;
  body: Buffer;
}

/** A call on its way: to the hub, or its answer back; or a `pause` of a site in its own work. */
export interface Message {
  readonly siteName: string;
  readonly call: string;
  readonly request: { url: string; body: Buffer };
  answer: WireAnswer | null;
  /** Both come back when who waited for it waits again, or is done. */
  arrive(answer: WireAnswer): Promise<void>;
  fail(): Promise<void>;
}

/** A round of a site with the hub, as the network sees it. */
export interface Sender {
  readonly siteName: string;
  /** Told of what was sent. */
  sent(): void;
  /** Lets the sender go on, until it is quiet again. */
  goOn(deliver: () => void): Promise<void>;
}

/** What is under way between sites and hub. Nothing moves by itself. */
export class Network {
  readonly underWay: Message[] = [];
  /** Requests of which another copy arrived before; they have nobody who waits for their answer. */
  readonly ghosts: Message['request'][] = [];

  /** The pause between two pieces of a site's work: others get their turn until the simulator lets it go on. */
  pauseOf(sender: Sender): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => sender.goOn(resolve);
      this.underWay.push({
        siteName: sender.siteName,
        call: 'pause',
        request: { url: '', body: Buffer.alloc(0) },
        answer: null,
        arrive: goOn,
        fail: goOn,
      });
      sender.sent();
    });
  }

  /** A `fetch`: what is sent by it stays under way until the simulator moves it. */
  fetchFor(sender: Sender) {
    return async (request: Request): Promise<Response> => {
      const body = Buffer.from(await request.arrayBuffer());
      const { pathname } = new URL(request.url);
      return new Promise((resolve, reject) => {
        this.underWay.push({
          siteName: sender.siteName,
          call: pathname.slice(1 + pathname.lastIndexOf('/')),
          request: { url: request.url, body },
          answer: null,
          arrive: (answer) => sender.goOn(() => resolve(responseOf(answer))),
          fail: () => sender.goOn(() => reject(new Error('The connection is gone'))),
        });
        sender.sent();
      });
    };
  }

  take(message: Message): void {
    this.underWay.splice(this.underWay.indexOf(message), 1);
  }

  /** The process that waited for them is gone. */
  forget(siteName: string): void {
    for (const message of this.underWay.filter((one) => one.siteName === siteName)) this.take(message);
  }
}

/** What came over the wire, as the client of a site takes it. */
export function responseOf({ status, body }: WireAnswer): Response {
  if (status === 204) return new Response(null, { status });
  return new Response(new Uint8Array(body), { status, headers: { 'content-type': 'application/json' } });
}

/** The calls of the protocol, and those of lines, over such a `fetch`. */
export function callsOver(
  fetch: (request: Request) => Promise<Response>,
): Pick<HubConnection, 'client' | 'lines'> {
  const client: HubClient = createORPCClient(new RPCLink({ url: `${hubUrl}/rpc`, fetch }));
  const lines = lineCalls(
    (call, body) => {
      const asked = { method: 'POST', body: new Uint8Array(body) };
      return async () => {
        const answer = await fetch(new Request(`${hubUrl}${LINES_PATH}${call}`, asked));
        return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
      };
    },
    () => client,
  );
  return { client, lines };
}
