import { app, dialog } from 'electron';
import { explainStartFailure } from '#shared/wording/start-failures.ts';

/** Tells in one sentence why the application cannot work, and ends it. Details go to standard error. */
export function reportStartFailure(code: string, detail: string): void {
  console.error(`onewindow: ${code}: ${detail}`);
  dialog.showErrorBox('一窗', explainStartFailure(code));
  app.exit(1);
}
