/** The typefaces of what is printed beside the templates: charts and the foot of a page. */
export const PRINT_FONTS = 'Microsoft YaHei, Noto Sans CJK SC, sans-serif';

/**
 * 第 1 页，共 3 页 at the foot of every page of a PDF, for papers of any length: pages get out of order. The engine draws
 * it; margin boxes of a style sheet it does not draw.
 */
export const PAGE_FOOTER = `<div style="width: 100%; text-align: center; font: 9pt ${PRINT_FONTS}; color: #444">第 <span
  class="pageNumber"></span> 页，共 <span class="totalPages"></span> 页</div>`;
