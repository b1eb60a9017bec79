import type { ElectronApplication } from '@playwright/test';

/** A printer on the machine: what came out of it, as PDF, and a switch. */
export interface Printer {
  sheets(): Promise<Buffer[]>;
  /** Takes the printer away or brings it back. */
  plugged(there: boolean): Promise<void>;
}

/** Stands in for the printer of the machine, behind the calls by which Electron reaches it. */
export async function attachPrinter(electron: ElectronApplication): Promise<Printer> {
  await electron.evaluate(({ app }) => {
    const machine = { there: true, sheets: [] as string[] };
    Object.assign(globalThis, { machine });
    app.on('web-contents-created', (_event, contents) => {
      contents.getPrintersAsync = async () => (machine.there ? [{ name: 'printer' }] : []) as never;
      contents.print = (_options, finished) => {
        void contents.printToPDF({ printBackground: true, preferCSSPageSize: true }).then((pdf) => {
          machine.sheets.push(pdf.toString('base64'));
          finished?.(true, '');
        });
      };
    });
  });
  return {
    sheets: async () => {
      const sheets = await electron.evaluate(
        () => (globalThis as unknown as { machine: { sheets: string[] } }).machine.sheets,
      );
      return sheets.map((sheet) => Buffer.from(sheet, 'base64'));
    },
    plugged: (there) =>
      electron.evaluate((_electron, on) => {
        (globalThis as unknown as { machine: { there: boolean } }).machine.there = on;
      }, there),
  };
}
