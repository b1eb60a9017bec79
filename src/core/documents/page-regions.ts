import { renderSVG } from 'uqr';
import { escapeHtml } from './template-engine.ts';

/**
 * The two places of a page that may change after it was made final: the stamp across it, and its number with the QR
 * code. Everything else stays as it was printed. Comments mark them; values cannot, because they are escaped.
 */
type Region = 'stamp' | 'paper';

function replaceRegion(page: string, region: Region, content: string): string {
  const [begin, end] = [`<!--${region}-->`, `<!--/${region}-->`];
  const from = page.indexOf(begin);
  const to = page.indexOf(end, from);
  if (from < 0 || to < 0) return page;
  return page.slice(0, from + begin.length) + content + page.slice(to);
}

/** The QR code of a number, drawn as a picture in the page. */
export function qrCode(text: string): string {
  return renderSVG(text, { border: 0 });
}

/** The page with 已作废 across it. */
export function stampVoid(page: string): string {
  return replaceRegion(page, 'stamp', '<div class="watermark"><span>已作废</span></div>');
}

/** The page as another copy: the same words under a number of its own, saying which copy it is. */
export function asCopy(page: string, paperNumber: string, order: number): string {
  const number = `<div class="code">${qrCode(paperNumber)}${escapeHtml(paperNumber)}`;
  return replaceRegion(page, 'paper', `${number}<strong>第 ${order} 份，前一份作废</strong></div>`);
}
