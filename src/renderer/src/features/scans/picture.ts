import { fitsInMemory, pictureSize, sniffMediaType } from '#shared/domain/scan-file.ts';
import { ScanRefused } from './scan-refusal.ts';

/** A4 at 300 dots an inch is 3508 high; at 2480 small print is still read, and a page is a third of the bytes. */
const LONG_EDGE = 2480;
const THUMBNAIL_EDGE = 240;
/** Tried one after the other until a page is small enough. */
const QUALITIES = [0.8, 0.65, 0.5];
const PAGE_BYTES = 500 * 1024;

/** A page as it is handed to core. */
export interface PreparedPage {
  page: File;
  thumbnail: File;
}

/** A part of a picture, in shares of its width and height. */
export interface CropShare {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What is done to a picture on its way. */
export interface PictureChange {
  grey?: boolean;
  /** Quarter turns to the right. */
  turns?: number;
  crop?: CropShare;
}

const WHOLE: CropShare = { x: 0, y: 0, width: 1, height: 1 };

/** Decodes a picture after its header has shown that it can be. @throws ScanRefused */
export async function decodePicture(file: Blob): Promise<ImageBitmap> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = sniffMediaType(bytes);
  if (type === null || type === 'application/pdf') throw new ScanRefused('unknown-type');
  const size = pictureSize(bytes, type);
  if (!size) throw new ScanRefused('broken');
  if (!fitsInMemory(size)) throw new ScanRefused('too-many-pixels');
  try {
    return await createImageBitmap(new Blob([bytes], { type }));
  } catch {
    throw new ScanRefused('broken');
  }
}

/** Draws a picture as a page: cropped, turned, not larger than needed, on white. */
function draw(
  picture: CanvasImageSource & { width: number; height: number },
  edge: number,
  change: PictureChange,
) {
  const crop = change.crop ?? WHOLE;
  const cut = { width: picture.width * crop.width, height: picture.height * crop.height };
  const scale = Math.min(1, edge / Math.max(cut.width, cut.height));
  const width = Math.max(1, Math.round(cut.width * scale));
  const height = Math.max(1, Math.round(cut.height * scale));
  const turns = (((change.turns ?? 0) % 4) + 4) % 4;
  const canvas = turns % 2 === 1 ? new OffscreenCanvas(height, width) : new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) throw new ScanRefused('too-many-pixels');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  if (change.grey) context.filter = 'grayscale(1)';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(
    picture,
    picture.width * crop.x,
    picture.height * crop.y,
    cut.width,
    cut.height,
    -width / 2,
    -height / 2,
    width,
    height,
  );
  return canvas;
}

async function encode(canvas: OffscreenCanvas, most: number): Promise<File> {
  let blob = new Blob();
  for (const quality of QUALITIES) {
    blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
    if (blob.size <= most) break;
  }
  return new File([blob], 'page.jpg', { type: 'image/jpeg' });
}

/** Makes a page of a picture: a JPEG that is read well and kept cheaply, and its thumbnail. */
export async function preparePicture(
  picture: ImageBitmap,
  change: PictureChange = {},
): Promise<PreparedPage> {
  const whole = draw(picture, LONG_EDGE, change);
  return { page: await encode(whole, PAGE_BYTES), thumbnail: await thumbnailOf(whole) };
}

/** The small picture of a page that was drawn already. */
export function thumbnailOf(canvas: OffscreenCanvas): Promise<File> {
  return encode(draw(canvas, THUMBNAIL_EDGE, {}), 32 * 1024);
}
