import { getDocument, PasswordException } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import { failure } from '../errors.ts';

// Without a worker file beside the bundle pdf.js looks for its other half here.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;

/**
 * How many pages a PDF has; its structure is read as a viewer would read it.
 * @throws CoreError `SCAN_REFUSED` for one with a password or one that cannot be read
 */
export async function countPdfPages(content: Uint8Array): Promise<number> {
  // pdf.js takes the memory it is given for its own.
  const task = getDocument({
    data: new Uint8Array(content),
    verbosity: 0,
    stopAtErrors: true,
    useWorkerFetch: false,
    disableFontFace: true,
  });
  try {
    const document = await task.promise;
    for (let number = 1; number <= Math.min(document.numPages, 3); number += 1)
      await document.getPage(number);
    return document.numPages;
  } catch (error) {
    throw failure('SCAN_REFUSED', { reason: error instanceof PasswordException ? 'password' : 'broken' });
  } finally {
    await task.destroy();
  }
}
