import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { explainError } from '#shared/wording/errors.ts';
import styles from './pdf-pages.module.css';

/** Width of a page at the zoom of 1, in pixels of the screen. */
const WIDTH = 640;

/** Draws a page once it comes into sight; fifty of them at once would fill the memory. */
function PdfPage({
  pdf,
  number,
  turns,
  zoom,
}: {
  pdf: PDFDocumentProxy;
  number: number;
  turns: number;
  zoom: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    if (!canvas.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setInSight(true), {
      rootMargin: '400px',
    });
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (!inSight || !canvas.current) return;
    const width = WIDTH * zoom * window.devicePixelRatio;
    const target = canvas.current;
    void import('./pdf.ts').then(({ drawPdfPage }) => drawPdfPage(pdf, number, width, target, turns));
  }, [inSight, pdf, number, turns, zoom]);
  return (
    <canvas
      role="img"
      ref={canvas}
      className={styles.page}
      style={{ width: WIDTH * zoom }}
      aria-label={`第 ${number} 页`}
    />
  );
}

/** A PDF, one page under the other. */
export function PdfPages({ file, turns, zoom }: { file: Blob; turns: number; zoom: number }) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [fault, setFault] = useState('');
  useEffect(() => {
    let gone = false;
    let opened: PDFDocumentProxy | null = null;
    import('./pdf.ts')
      .then(({ openPdf }) => openPdf(file))
      .then(
        (document) => {
          opened = document;
          if (gone) void document.loadingTask.destroy();
          else setPdf(document);
        },
        (error: unknown) => setFault(explainError(error)),
      );
    return () => {
      gone = true;
      void opened?.loadingTask.destroy();
    };
  }, [file]);
  if (fault) return <p>{fault}</p>;
  if (!pdf) return <p>正在打开 PDF</p>;
  const numbers = Array.from({ length: pdf.numPages }, (_, at) => at + 1);
  return (
    <div className={styles.pages}>
      {numbers.map((number) => (
        // Drawing over a page that is still being drawn fails, so another look at it is another canvas.
        <PdfPage key={`${number} ${turns} ${zoom}`} pdf={pdf} number={number} turns={turns} zoom={zoom} />
      ))}
    </div>
  );
}
