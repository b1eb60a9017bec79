import { sniffMediaType } from '#shared/domain/scan-file.ts';
import { decodePicture, type PictureChange, type PreparedPage, preparePicture } from './picture.ts';
import { ScanRefused } from './scan-refusal.ts';

/** Makes a page of a file from the disk or the clipboard, by what it is and not by its name. @throws ScanRefused */
export async function prepareFile(
  file: Blob,
  megabytes: number,
  change: PictureChange,
): Promise<PreparedPage> {
  if (file.size === 0) throw new ScanRefused('empty');
  if (file.size > megabytes * 1024 * 1024) throw new ScanRefused('too-large', megabytes);
  const head = new Uint8Array(await file.slice(0, 32).arrayBuffer());
  if (sniffMediaType(head) === 'application/pdf') {
    const { preparePdf } = await import('./pdf.ts');
    return preparePdf(file);
  }
  const picture = await decodePicture(file);
  try {
    return await preparePicture(picture, change);
  } finally {
    picture.close();
  }
}
