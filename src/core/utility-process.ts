import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { RPCHandler } from '@orpc/server/message-port';
import type { desktopContract } from '#shared/contract/desktop.ts';
import type { MessageFromCore, MessageToCore, WindowKind } from '#shared/core-process.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { Session } from './calls.ts';
import { settleOverdueReceipts } from './cases/settle-overdue-receipts.ts';
import type { CoreContext, Desktop } from './context.ts';
import { dataLayout } from './data-folder/layout.ts';
import { createData, type OpenData, openData } from './data-folder/open-data.ts';
import { checkpointBeside } from './db/checkpoints.ts';
import { CoreError } from './errors.ts';
import { scheduleJobs } from './jobs/run-jobs.ts';
import { dictionary } from './pinyin/search-keys.ts';
import { publicRouter } from './public-screen/router.ts';
import { router } from './router.ts';
import { sweepScans } from './scans/sweep-scans.ts';
import { syncInBackground } from './sync/background.ts';

/** The part of Electron's MessagePortMain that is used here; core imports nothing of Electron. */
interface Port {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown, transfer?: unknown[]): void;
  start(): void;
}
interface ParentPort {
  on(event: 'message', listener: (event: { data: MessageToCore; ports: Port[] }) => void): void;
  postMessage(message: MessageFromCore): void;
}

const parentPort = (process as unknown as { parentPort: ParentPort }).parentPort;
const staffHandler = new RPCHandler(router);
const publicHandler = new RPCHandler(publicRouter);
/** A window's end of its channel, and what may be asked on it: main says which window it is, the page has no say. */
interface WindowPort {
  port: Port;
  kind: WindowKind;
}
const waitingPorts: WindowPort[] = [];
/** Milliseconds after which the first screen stands and the clerk is still reading it. */
const quietAfter = 3000;
const dayIsLookedAtEvery = 60_000;
let desktop: Desktop | null = null;
let context: CoreContext | null = null;
let endCheckpoints = async () => {};

parentPort.on('message', ({ data, ports: [port] }) => {
  if (data.type === 'open') void open(data);
  else if (data.type === 'desktop-port' && port) desktop = connectDesktop(port);
  else if (data.type === 'window-port' && port) {
    const window = { port, kind: data.window };
    if (context) serve(context, window);
    else waitingPorts.push(window);
  } else if (data.type === 'close') void close();
});

async function open(message: Extract<MessageToCore, { type: 'open' }>): Promise<void> {
  try {
    const data = message.create ? await createDemo(message) : openData(message);
    const { resourcesFolder, applicationVersion } = message;
    const opened: CoreContext = { data, resourcesFolder, applicationVersion, desktop };
    context = opened;
    parentPort.postMessage({ type: 'opened' });
    for (const window of waitingPorts.splice(0)) serve(opened, window);
    setTimeout(() => {
      dictionary();
      sweepScans(opened, null);
      const file = dataLayout(message.folder).database;
      endCheckpoints = checkpointBeside(data.connection, { ...message, file });
    }, quietAfter);
    scheduleJobs(opened);
    keepReceipts(opened);
    syncInBackground(opened);
  } catch (error) {
    const code = error instanceof CoreError ? error.code : 'unexpected';
    parentPort.postMessage({ type: 'failed', code, detail: String(error) });
  }
}

/** Papers whose day to be answered is over count as accepted: looked at now, and whenever a day has begun. */
function keepReceipts(opened: CoreContext): void {
  let settledOn = '';
  const settle = () => {
    const today = localDateInShanghai(opened.data.database.now());
    if (today === settledOn) return;
    try {
      settleOverdueReceipts(opened);
      settledOn = today;
    } catch (error) {
      // Nothing is lost: it is tried again, and at the next start.
      console.error('onewindow core:', error);
    }
  };
  settle();
  setInterval(settle, dayIsLookedAtEvery);
}

/** Imports are loaded only for the one start that makes a folder. */
async function createDemo(message: Extract<MessageToCore, { type: 'open' }>): Promise<OpenData> {
  const { addDemoStaff, demoSiteNumber, loadReferenceData } = await import('./create-site.ts');
  const { resourcesFolder, applicationVersion } = message;
  return createData({
    ...message,
    siteNumber: demoSiteNumber,
    demo: true,
    fill: (data) => {
      const created: CoreContext = { data, resourcesFolder, applicationVersion, desktop: null };
      loadReferenceData(created);
      addDemoStaff(created);
    },
  });
}

/** A closed database leaves no log behind: the file alone is the whole of it, for whoever copies it. */
async function close(): Promise<void> {
  await endCheckpoints();
  context?.data.database.close();
  process.exit(0);
}

function serve(core: CoreContext, { port, kind }: WindowPort): void {
  if (kind === 'public') publicHandler.upgrade(port, { context: { core } });
  else {
    const session: Session = { staff: null };
    staffHandler.upgrade(port, { context: { core, session } });
  }
  port.start();
}

function connectDesktop(port: Port): Desktop {
  const client: ContractRouterClient<typeof desktopContract> = createORPCClient(new RPCLink({ port }));
  port.start();
  return {
    renderPdf: async (html, footer) =>
      Buffer.from(await client.renderPdf({ html, ...(footer !== undefined && { footer }) }), 'base64'),
    print: (html, paper) => client.print({ html, ...(paper && { paper }) }),
    showPublicScreen: () => client.showPublicScreen(),
    saveFile: (suggestedName, content) =>
      client.saveFile({ suggestedName, content: Buffer.from(content).toString('base64') }),
  };
}
