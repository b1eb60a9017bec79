/** The package describes only its other half; all that is done with this one is to name it. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
