import { writeFile } from 'node:fs/promises';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { dialog, MessageChannelMain, type MessagePortMain } from 'electron';
import { desktopContract } from '#shared/contract/desktop.ts';
import type { DocumentPrinter } from './printing.ts';

/** Answers what core asks of the desktop; each core gets a channel of its own. */
export function createDesktopService(printer: DocumentPrinter): { connect(): MessagePortMain } {
  const calls = implement(desktopContract);
  const router = calls.router({
    renderPdf: calls.renderPdf.handler(async ({ input }) =>
      Buffer.from(await printer.renderPdf(input.html)).toString('base64'),
    ),
    print: calls.print.handler(({ input }) => printer.print(input.html)),
    saveFile: calls.saveFile.handler(async ({ input }) => {
      const { filePath, canceled } = await dialog.showSaveDialog({
        defaultPath: input.suggestedName,
        filters: [{ name: 'PDF', extensions: ['pdf'] }],
      });
      if (canceled || !filePath) return null;
      await writeFile(filePath, Buffer.from(input.content, 'base64'));
      return filePath;
    }),
  });
  const handler = new RPCHandler(router);
  return {
    connect() {
      const { port1, port2 } = new MessageChannelMain();
      handler.upgrade(port1);
      port1.start();
      return port2;
    },
  };
}
