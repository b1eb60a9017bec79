import { writeFile } from 'node:fs/promises';
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { dialog, type MessagePortMain } from 'electron';
import { desktopContract } from '#shared/contract/desktop.ts';
import type { DocumentPrinter } from './printing.ts';

/** Answers what core asks of the desktop, on a channel that belongs to this core alone. */
export function serveDesktop(
  port: MessagePortMain,
  printer: DocumentPrinter,
  showPublicScreen: () => void,
): void {
  const calls = implement(desktopContract);
  const router = calls.router({
    renderPdf: calls.renderPdf.handler(async ({ input }) =>
      Buffer.from(await printer.renderPdf(input.html)).toString('base64'),
    ),
    print: calls.print.handler(({ input }) => printer.print(input.html, input.paper)),
    showPublicScreen: calls.showPublicScreen.handler(() => showPublicScreen()),
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
  new RPCHandler(router).upgrade(port);
  port.start();
}
