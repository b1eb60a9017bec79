import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { dialog, type MessagePortMain } from 'electron';
import { desktopContract } from '#shared/contract/desktop.ts';
import type { DocumentPrinter } from './printing.ts';
import { saveWhole } from './save-whole.ts';

const KIND_NAMES = new Map([
  ['pdf', 'PDF'],
  ['xlsx', 'Excel 工作簿'],
  ['csv', 'CSV 表格'],
  ['owb', 'U盘同步文件'],
]);

/** What the dialog offers to save as, by the ending of the suggested name. */
function kindOf(name: string): { name: string; extensions: string[] } {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return { name: KIND_NAMES.get(ending) ?? ending, extensions: [ending] };
}

/** Answers what core asks of the desktop, on a channel that belongs to this core alone. */
export function serveDesktop(
  port: MessagePortMain,
  printer: DocumentPrinter,
  showPublicScreen: () => void,
): void {
  const calls = implement(desktopContract);
  const router = calls.router({
    renderPdf: calls.renderPdf.handler(async ({ input }) =>
      Buffer.from(await printer.renderPdf(input.html, input.footer)).toString('base64'),
    ),
    print: calls.print.handler(({ input }) => printer.print(input.html, input.paper)),
    showPublicScreen: calls.showPublicScreen.handler(() => showPublicScreen()),
    saveFile: calls.saveFile.handler(async ({ input }) => {
      const { filePath, canceled } = await dialog.showSaveDialog({
        defaultPath: input.suggestedName,
        filters: [kindOf(input.suggestedName)],
      });
      if (canceled || !filePath) return null;
      await saveWhole(filePath, Buffer.from(input.content, 'base64'));
      return filePath;
    }),
  });
  new RPCHandler(router).upgrade(port);
  port.start();
}
