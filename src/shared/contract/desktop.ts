import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Bytes cross as base64: the protocol carries JSON. */
const bytes = z.base64();

/** What core asks of main, the only process that can print and open dialogs. No window can call it. */
export const desktopContract = {
  /** Renders a document on A4. */
  renderPdf: oc.input(z.object({ html: z.string(), footer: z.string().optional() })).output(bytes),
  /** Sends a document to the default printer. */
  print: oc
    .input(
      z.object({
        html: z.string(),
        /** Paper that is not A4, in millimetres. */
        paper: z.object({ width: z.number().positive(), height: z.number().positive() }).optional(),
      }),
    )
    .output(z.enum(['printed', 'no-printer', 'printer-failed'])),
  /** Opens the public's screen on the second display, or as a window where there is one display only. */
  showPublicScreen: oc.output(z.void()),
  /** Asks where to save, then writes there; null when the clerk cancelled. */
  saveFile: oc.input(z.object({ suggestedName: z.string(), content: bytes })).output(z.string().nullable()),
};
