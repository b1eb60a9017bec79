/** A call on its way: to the hub, or its answer back. */
export interface Message {
  readonly id: number;
  readonly siteName: string;
  readonly call: string;
  readonly request: { url: string; body: Buffer };
  answer: { status: number; body: Buffer } | null;
  arrive(answer: { status: number; body: Buffer }): void;
  fail(): void;
}

/** What is under way between sites and hub. Nothing moves by itself. */
export class Network {
  readonly underWay: Message[] = [];
  /** Requests of which another copy arrived before; they have nobody who waits for their answer. */
  readonly ghosts: Message['request'][] = [];
  private count = 0;

  /** A `fetch` for a site: what it sends stays under way until the simulator moves it. */
  fetchFor(siteName: string, onSent: () => void) {
    return async (request: Request): Promise<Response> => {
      const body = Buffer.from(await request.arrayBuffer());
      const { pathname } = new URL(request.url);
      this.count += 1;
      const id = this.count;
      return new Promise((resolve, reject) => {
        const call = pathname.slice(1 + pathname.lastIndexOf('/'));
        this.underWay.push({
          id,
          siteName,
          call,
          request: { url: request.url, body },
          answer: null,
          arrive: ({ status, body: text }) =>
            resolve(
              new Response(text.toString(), { status, headers: { 'content-type': 'application/json' } }),
            ),
          fail: () => reject(new Error('The connection is gone')),
        });
        onSent();
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
