import type { ClientContext, ClientLink, ClientOptions } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { createStore } from '../store.ts';

/** `starting` until the first port came, `away` while core is being started again. */
export type ConnectionState = 'starting' | 'connected' | 'away';

/** Core went away while it was working on a call. Whether the call took effect is not known. */
export class CoreWentAway extends Error {
  /** Read by explainError, like the codes of the contract. */
  readonly code = 'CORE_WENT_AWAY';

  constructor() {
    super('Core went away before it answered');
    this.name = 'CoreWentAway';
  }
}

/** A way to call core. */
export type CoreLink = ClientLink<ClientContext>;

interface Line {
  link: CoreLink;
  /** Rejects with CoreWentAway when the port of this line is gone; never resolves. */
  gone: Promise<never>;
}

/** Runs on a fresh line before any other call may use it, such as signing in again. Does not reject. */
export type Welcome = (link: CoreLink) => Promise<void>;

/**
 * The way to core, which may go away and come back: calls made while there is no port wait for one, calls
 * in flight when a port dies reject with CoreWentAway.
 */
export class CoreConnection implements CoreLink {
  readonly state = createStore<ConnectionState>('starting');
  readonly #welcome: Welcome;
  #line: Promise<Line>;
  #open: (line: Line) => void = () => undefined;
  #drop: () => void = () => undefined;

  constructor(welcome: Welcome) {
    this.#welcome = welcome;
    this.#line = this.#nextLine();
  }

  /** Takes over the port of a core that has just started. */
  async receive(port: MessagePort): Promise<void> {
    this.#drop();
    let alive = true;
    let reject: (error: CoreWentAway) => void = () => undefined;
    const gone = new Promise<never>((_, fail) => {
      reject = fail;
    });
    // Nobody may be waiting at the moment it rejects, and that is no fault.
    gone.catch(() => undefined);
    this.#drop = () => {
      if (!alive) return;
      alive = false;
      port.close();
      reject(new CoreWentAway());
      if (this.state.get() === 'connected') this.#line = this.#nextLine();
      this.state.set('away');
    };
    port.addEventListener('close', this.#drop);
    const link = new RPCLink<ClientContext>({ port });
    port.start();

    await Promise.race([this.#welcome(link), gone]).catch(() => undefined);
    if (!alive) return;
    this.#open({ link, gone });
    this.state.set('connected');
  }

  async call(path: readonly string[], input: unknown, options: ClientOptions<ClientContext>) {
    const line = await this.#line;
    options.signal?.throwIfAborted();
    return Promise.race([line.link.call(path, input, options), line.gone]);
  }

  #nextLine(): Promise<Line> {
    return new Promise((resolve) => {
      this.#open = resolve;
    });
  }
}
