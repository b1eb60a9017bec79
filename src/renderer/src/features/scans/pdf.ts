import {
  GlobalWorkerOptions,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import PdfWorker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?worker';
import { type PreparedPage, thumbnailOf } from './picture.ts';
import { ScanRefused } from './scan-refusal.ts';

/** Where the build puts what pdf.js fetches: tables of characters, decoders for scanners' pictures. */
const PARTS = new URL('pdf/', document.baseURI).href;
/** Thumbnails are drawn from this width. */
const SMALL = 480;

/** Opens a PDF. Its pages are drawn by pdf.js in a worker: the browser's own viewer is a plug-in the window does not allow. */
export async function openPdf(file: Blob): Promise<PDFDocumentProxy> {
  GlobalWorkerOptions.workerPort ??= new PdfWorker();
  const data = new Uint8Array(await file.arrayBuffer());
  try {
    return await getDocument({ data, cMapUrl: PARTS, wasmUrl: PARTS, useSystemFonts: true, verbosity: 0 })
      .promise;
  } catch (error) {
    throw new ScanRefused(error instanceof PasswordException ? 'password' : 'broken');
  }
}

/** Draws one page so many pixels wide, turned by quarter turns. */
export async function drawPdfPage(
  pdf: PDFDocumentProxy,
  number: number,
  width: number,
  canvas: OffscreenCanvas | HTMLCanvasElement,
  turns = 0,
): Promise<void> {
  const page = await pdf.getPage(number);
  const rotation = (page.rotate + turns * 90) % 360;
  const scale = width / page.getViewport({ scale: 1, rotation }).width;
  const viewport = page.getViewport({ scale, rotation });
  canvas.width = Math.ceil(viewport.width);
  canvas.height = Math.ceil(viewport.height);
  // pdf.js draws on either kind of canvas; its types name one.
  await page.render({ canvas: canvas as HTMLCanvasElement, viewport }).promise;
}

/** Makes a page of a PDF as it is, with the thumbnail of its first page. @throws ScanRefused */
export async function preparePdf(file: Blob): Promise<PreparedPage> {
  const pdf = await openPdf(file);
  try {
    const canvas = new OffscreenCanvas(1, 1);
    await drawPdfPage(pdf, 1, SMALL, canvas);
    const page = new File([file], 'page.pdf', { type: 'application/pdf' });
    return { page, thumbnail: await thumbnailOf(canvas) };
  } catch (error) {
    throw error instanceof ScanRefused ? error : new ScanRefused('broken');
  } finally {
    await pdf.loadingTask.destroy();
  }
}
