import { fitsInMemory, pictureSize, type ScanMediaType, sniffMediaType } from '#shared/domain/scan-file.ts';
import { failure } from '../errors.ts';

/** What a file turned out to be. */
export interface CheckedFile {
  mediaType: ScanMediaType;
  width: number | null;
  height: number | null;
  pages: number;
}

const megabyte = 1024 * 1024;
/** A thumbnail is a help for the eye and never the page itself. */
const thumbnailBytes = 64 * 1024;
const thumbnailEdge = 400;

/**
 * Finds out what a file is by its content, and refuses what cannot be a page of a paper.
 * @throws CoreError `SCAN_REFUSED` with the reason
 */
export async function checkScanFile(
  content: Uint8Array,
  { megabytes, pages }: { megabytes: number; pages: number },
): Promise<CheckedFile> {
  if (content.length === 0) throw failure('SCAN_REFUSED', { reason: 'empty' });
  if (content.length > megabytes * megabyte) {
    throw failure('SCAN_REFUSED', { reason: 'too-large', most: megabytes });
  }
  const mediaType = sniffMediaType(content);
  if (mediaType === null || mediaType === 'image/webp') {
    throw failure('SCAN_REFUSED', { reason: 'unknown-type' });
  }
  if (mediaType !== 'application/pdf') return { mediaType, ...checkPicture(content, mediaType), pages: 1 };
  // Only those who bring a PDF wait for its reader to be loaded.
  const { countPdfPages } = await import('./check-pdf.ts');
  const found = await countPdfPages(content);
  if (found > pages) throw failure('SCAN_REFUSED', { reason: 'too-many-pages', most: pages });
  return { mediaType, width: null, height: null, pages: found };
}

function checkPicture(content: Uint8Array, mediaType: string): { width: number; height: number } {
  const size = pictureSize(content, mediaType);
  if (!size) throw failure('SCAN_REFUSED', { reason: 'broken' });
  if (!fitsInMemory(size)) throw failure('SCAN_REFUSED', { reason: 'too-many-pixels' });
  return size;
}

/** @throws CoreError `SCAN_REFUSED` `broken` for what is no small JPEG */
export function checkThumbnail(content: Uint8Array): void {
  const size = sniffMediaType(content) === 'image/jpeg' ? pictureSize(content, 'image/jpeg') : null;
  if (!size || content.length > thumbnailBytes || Math.max(size.width, size.height) > thumbnailEdge) {
    throw failure('SCAN_REFUSED', { reason: 'broken' });
  }
}
