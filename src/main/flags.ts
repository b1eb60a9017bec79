import { parseArgs } from 'node:util';

/** What the command line of the application can ask for. */
export interface Flags {
  /** The data folder; the system's place for application data when absent. */
  data?: string;
  /** Demo folders only: work as this clerk without the choice at start. */
  staff?: string;
  /** Write a PNG of the first usable screen here. */
  screenshot?: string;
  quitAfterScreenshot: boolean;
  /** Print a line when the first screen is usable; the benchmark measures until it comes. */
  reportUsable: boolean;
}

/** Reads the flags; Chromium's own switches among them are left to Chromium. */
export function readFlags(argumentsOfApp: string[]): Flags {
  const { values } = parseArgs({
    args: argumentsOfApp,
    strict: false,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      staff: { type: 'string' },
      screenshot: { type: 'string' },
      'quit-after-screenshot': { type: 'boolean' },
      'report-usable': { type: 'boolean' },
    },
  });
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
  return {
    data: text(values.data),
    staff: text(values.staff),
    screenshot: text(values.screenshot),
    quitAfterScreenshot: values['quit-after-screenshot'] === true,
    reportUsable: values['report-usable'] === true,
  };
}
