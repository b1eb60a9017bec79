import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** What a person reads in a PDF, and a scanner on its first page. */
export interface ReadPdf {
  pages: number;
  /** All text as `readable` gives it. */
  text: string;
  /** What its QR codes say. */
  codes: string[];
}

const pixelsPerPoint = 3;

// Left alone, the reader would fetch its program from the network.
const wasmFile = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasmFile).buffer as ArrayBuffer } });

/**
 * Fonts that draw a character and the radical it comes from with one glyph (Noto CJK does) make every PDF reader
 * answer with the radical. These are the ones that Unicode's own normalisation leaves alone.
 */
const radicals = new Map(
  Array.from(
    '⺠民⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙戶户'.matchAll(
      /(.)(.)/gu,
    ),
    ([, radical, character]) => [radical, character],
  ),
);

/** A text as it can be compared with what was read: without white space (a PDF places characters, not words). */
export function readable(text: string): string {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return Array.from(plain, (character) => radicals.get(character) ?? character).join('');
}

/** Reads a PDF back: its text by pdf.js, its QR codes from the rendered picture. */
export async function readPdf(content: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(content), useSystemFonts: true, verbosity: 0 });
  const document = await task.promise;
  const page = await document.getPage(1);
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const viewport = page.getViewport({ scale: pixelsPerPoint });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  await page.render({ canvas: canvas as never, viewport }).promise;
  const found = await readBarcodes(await canvas.encode('png'), { formats: ['QRCode'] });
  const pages = document.numPages;
  await task.destroy();
  return { pages, text: readable(text), codes: found.map((code) => code.text) };
}
