import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import {
  CORE_RUNTIME_FLAGS,
  type MessageFromCore,
  type MessageToCore,
  type WindowKind,
} from '#shared/core-process.ts';

export interface CoreProcessOptions {
  modulePath: string;
  open: Extract<MessageToCore, { type: 'open' }>;
  /** Gives a new core its way to the desktop. */
  desktopPort(): MessagePortMain;
  /** Core runs again after it had died; windows need a new port. */
  onRestarted(): void;
  /** Core cannot open the data, or dies again and again. */
  onFailed(code: string, detail: string): void;
}

const restartLimit = 5;
const restartWindow = 60_000;
const closingLimit = 3000;

/** Keeps one core running: started with the application, started again when it dies, ended with it. */
export class CoreProcess {
  private readonly options: CoreProcessOptions;
  private child: UtilityProcess | null = null;
  private restarts: number[] = [];
  private ending = false;

  constructor(options: CoreProcessOptions) {
    this.options = options;
  }

  start(): void {
    const child = utilityProcess.fork(this.options.modulePath, [], {
      serviceName: 'OneWindow core',
      execArgv: [`--js-flags=${CORE_RUNTIME_FLAGS.join(' ')}`],
    });
    this.child = child;
    child.on('message', (message: MessageFromCore) => {
      if (message.type === 'opened') this.options.open.create = false;
      else this.options.onFailed(message.code, message.detail);
    });
    child.on('exit', () => this.onExit());
    this.send({ type: 'desktop-port' }, this.options.desktopPort());
    this.send(this.options.open);
  }

  /** Hands core one end of a window's channel; core answers on it as soon as its data is open. */
  connectWindow(port: MessagePortMain, window: WindowKind): void {
    this.send({ type: 'window-port', window }, port);
  }

  /** Lets core close its database, and ends it by force where it does not answer. */
  end(): Promise<void> {
    this.ending = true;
    const child = this.child;
    if (!child) return Promise.resolve();
    this.send({ type: 'close' });
    return new Promise((resolve) => {
      const limit = setTimeout(() => child.kill(), closingLimit);
      child.once('exit', () => {
        clearTimeout(limit);
        resolve();
      });
    });
  }

  private send(message: MessageToCore, port?: MessagePortMain): void {
    this.child?.postMessage(message, port ? [port] : []);
  }

  private onExit(): void {
    this.child = null;
    if (this.ending) return;
    const now = Date.now();
    this.restarts = [...this.restarts.filter((time) => now - time < restartWindow), now];
    if (this.restarts.length > restartLimit) {
      this.options.onFailed('core-keeps-dying', `${this.restarts.length} times in a minute`);
      return;
    }
    this.start();
    this.options.onRestarted();
  }
}
